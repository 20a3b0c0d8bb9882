package dev.persona.persistence;

import dev.persona.profile.CreateOutcome;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import dev.persona.profile.Profiles;
import dev.persona.profile.StoreUnavailableException;
import dev.persona.profile.Taken;
import dev.persona.profile.UpdateOutcome;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The profiles in PostgreSQL. */
@Singleton
final class StoredProfiles implements Profiles {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 5;
    private static final String NO_METADATA = "{}";

    private final ProfileRepository repository;
    private final UpdateGroups<String> updates;
    private final UpdateGroups<ProfileRow> updatesWithAnswer;
    private final SecureRandom random = new SecureRandom();

    StoredProfiles(ProfileRepository repository, @Property(name = "datasources.default.connection-timeout") long waitMillis) {
        this.repository = repository;
        this.updates = new UpdateGroups<>((json, patience) -> Statements.run(() -> byId(repository.update(json, patience), Function.identity())), waitMillis);
        this.updatesWithAnswer = new UpdateGroups<>((json, patience) ->
            Statements.run(() -> byId(repository.updateAndGet(json, patience), ProfileRow::id)), waitMillis);
    }

    @Override
    public Optional<Profile> find(String userId) {
        return Statements.run(() -> repository.findByUserId(userId)).map(ProfileRow::toProfile);
    }

    @Override
    public UpdateOutcome<Void> update(String userId, ProfileUpdate update) {
        return write(updates, userId, update, id -> null);
    }

    @Override
    public UpdateOutcome<Profile> updateAndGet(String userId, ProfileUpdate update) {
        return write(updatesWithAnswer, userId, update, ProfileRow::toProfile);
    }

    @Override
    public CreateOutcome create(NewProfile profile) {
        try {
            return new CreateOutcome.Created(Statements.run(() -> repository.insert(suffix(), profile.userId(), profile.firstName(),
                profile.lastName(), profile.displayName(), profile.email(), EmailKey.of(profile.email()),
                profile.metadata() == null ? NO_METADATA : profile.metadata())).toProfile());
        } catch (UniqueViolationException e) {
            boolean email = isEmailTaken(profile.email(), null);
            boolean userId = profile.userId() != null && Statements.run(() -> repository.hasUserId(profile.userId()));
            return new CreateOutcome.Refused(taken(email, userId, e));
        }
    }

    @Override
    public void delete(String userId) {
        Statements.run(() -> {
            repository.deleteByUserId(userId);
            return null;
        });
    }

    @Override
    public boolean isEmpty() {
        return !Statements.run(repository::hasAny);
    }

    private <R, T> UpdateOutcome<T> write(UpdateGroups<R> groups, String userId, ProfileUpdate update, Function<R, T> answer) {
        try {
            Optional<R> row = groups.write(userId, UpdateJson.write(userId, update));
            return row.isPresent() ? new UpdateOutcome.Updated<>(answer.apply(row.get())) : new UpdateOutcome.Unknown<>();
        } catch (UniqueViolationException e) {
            boolean email = update.email().applies() && isEmailTaken(update.email().value(), userId);
            boolean newUserId = update.userId().applies() && !update.userId().value().equals(userId)
                && Statements.run(() -> repository.hasUserId(update.userId().value()));
            return new UpdateOutcome.Refused<>(taken(email, newUserId, e));
        } catch (RowLockedException e) {
            throw new StoreUnavailableException("a row is locked");
        }
    }

    private static <R> Map<String, R> byId(List<R> rows, Function<R, String> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private boolean isEmailTaken(String email, String ownUserId) {
        String key = EmailKey.of(email);
        return key != null && Statements.run(() -> repository.hasEmail(key, ownUserId));
    }

    /** Who held the value may have let go of it since; then what the database named in its refusal counts. */
    private static Taken taken(boolean email, boolean userId, UniqueViolationException refusal) {
        return email || userId ? new Taken(email, userId) : new Taken(refusal.isEmail(), !refusal.isEmail());
    }

    private String suffix() {
        return random.ints(SUFFIX_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt)
            .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
