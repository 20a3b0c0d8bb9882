package dev.persona.persistence;

import dev.persona.profile.CreateOutcome;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import dev.persona.profile.Profiles;
import dev.persona.profile.Taken;
import dev.persona.profile.UpdateOutcome;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The profiles in PostgreSQL. */
@Singleton
final class StoredProfiles implements Profiles {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 5;
    private static final String NO_METADATA = "{}";

    private final ProfileRepository repository;
    private final SecureRandom random = new SecureRandom();

    StoredProfiles(ProfileRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Profile> find(String userId) {
        return Statements.run(() -> repository.findByUserId(userId)).map(ProfileRow::toProfile);
    }

    @Override
    public UpdateOutcome<Void> update(String userId, ProfileUpdate update) {
        return outcome(userId, update, () -> write(userId, update) == 1 ? new UpdateOutcome.Updated<>(null) : new UpdateOutcome.Unknown<>());
    }

    @Override
    public UpdateOutcome<Profile> updateAndGet(String userId, ProfileUpdate update) {
        return outcome(userId, update, () -> {
            ProfileRow row = writeAndGet(userId, update);
            return row == null ? new UpdateOutcome.Unknown<>() : new UpdateOutcome.Updated<>(row.toProfile());
        });
    }

    @Override
    public CreateOutcome create(NewProfile profile) {
        try {
            return new CreateOutcome.Created(Statements.run(() -> repository.insert(suffix(), profile.userId(), profile.firstName(),
                profile.lastName(), profile.displayName(), profile.email(), emailKey(profile.email()),
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

    private <T> UpdateOutcome<T> outcome(String userId, ProfileUpdate update, Supplier<UpdateOutcome<T>> statement) {
        try {
            return Statements.run(statement);
        } catch (UniqueViolationException e) {
            boolean email = update.email().applies() && isEmailTaken(update.email().value(), userId);
            boolean newUserId = update.userId().applies() && !update.userId().value().equals(userId)
                && Statements.run(() -> repository.hasUserId(update.userId().value()));
            return new UpdateOutcome.Refused<>(taken(email, newUserId, e));
        }
    }

    private int write(String userId, ProfileUpdate update) {
        return repository.update(
            userId,
            update.userId().applies(), update.userId().value(),
            update.firstName().applies(), update.firstName().value(),
            update.lastName().applies(), update.lastName().value(),
            update.displayName().applies(), update.displayName().value(),
            update.nickName().applies(), update.nickName().value(),
            update.email().applies(), update.email().value(), emailKey(update.email().value()),
            update.preferredLanguage().applies(), update.preferredLanguage().value(),
            update.birthdate().applies(), Timestamps.format(update.birthdate().value()),
            update.metadata().applies(), update.metadata().value(),
            update.gender().mode().name(), update.gender().text());
    }

    private ProfileRow writeAndGet(String userId, ProfileUpdate update) {
        return repository.updateAndGet(
            userId,
            update.userId().applies(), update.userId().value(),
            update.firstName().applies(), update.firstName().value(),
            update.lastName().applies(), update.lastName().value(),
            update.displayName().applies(), update.displayName().value(),
            update.nickName().applies(), update.nickName().value(),
            update.email().applies(), update.email().value(), emailKey(update.email().value()),
            update.preferredLanguage().applies(), update.preferredLanguage().value(),
            update.birthdate().applies(), Timestamps.format(update.birthdate().value()),
            update.metadata().applies(), update.metadata().value(),
            update.gender().mode().name(), update.gender().text());
    }

    private boolean isEmailTaken(String email, String ownUserId) {
        String key = emailKey(email);
        return key != null && Statements.run(() -> repository.hasEmail(key, ownUserId));
    }

    /** Who held the value may have let go of it since; then what the database named in its refusal counts. */
    private static Taken taken(boolean email, boolean userId, UniqueViolationException refusal) {
        return email || userId ? new Taken(email, userId) : new Taken(refusal.isEmail(), !refusal.isEmail());
    }

    /** Addresses are compared in lower case, as Java has it, whatever collation the database was made with; an empty one is nobody's. */
    private static String emailKey(String email) {
        return email == null || email.isEmpty() ? null : email.toLowerCase(Locale.ROOT);
    }

    private String suffix() {
        return random.ints(SUFFIX_LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt)
            .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}
