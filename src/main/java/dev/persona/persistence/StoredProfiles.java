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
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The profiles in PostgreSQL. */
@Singleton
final class StoredProfiles implements Profiles {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX_LENGTH = 5;
    private static final String NO_METADATA = "{}";

    private final ProfileRepository repository;
    private final Executor blocking;
    private final Groups<ProfileRow> reads;
    private final Groups<String> updates;
    private final Groups<ProfileRow> updatesWithAnswer;
    private final SecureRandom random = new SecureRandom();

    StoredProfiles(ProfileRepository repository, @Property(name = "datasources.default.connection-timeout") long waitMillis,
                   @Named(TaskExecutors.BLOCKING) Executor blocking) {
        this.repository = repository;
        this.blocking = blocking;
        this.reads = new Groups<>((ids, patience) -> byId(repository.find(ids.toArray(String[]::new)), ProfileRow::id), false, blocking, waitMillis);
        this.updates = new Groups<>((json, patience) -> byId(repository.update(array(json), patience), Function.identity()), true, blocking,
            waitMillis);
        this.updatesWithAnswer = new Groups<>((json, patience) -> byId(repository.updateAndGet(array(json), patience), ProfileRow::id), true, blocking,
            waitMillis);
    }

    @Override
    public CompletionStage<Optional<Profile>> find(String userId) {
        return reads.add(userId, userId).thenApply(row -> row.map(ProfileRow::toProfile));
    }

    @Override
    public CompletionStage<UpdateOutcome<Void>> update(String userId, ProfileUpdate update) {
        return write(updates, userId, update, id -> null);
    }

    @Override
    public CompletionStage<UpdateOutcome<Profile>> updateAndGet(String userId, ProfileUpdate update) {
        return write(updatesWithAnswer, userId, update, ProfileRow::toProfile);
    }

    @Override
    public CompletionStage<CreateOutcome> create(NewProfile profile) {
        return run(() -> {
            try {
                return new CreateOutcome.Created(Statements.run(() -> repository.insert(suffix(), profile.userId(), profile.firstName(),
                    profile.lastName(), profile.displayName(), profile.email(), EmailKey.of(profile.email()),
                    profile.metadata() == null ? NO_METADATA : profile.metadata())).toProfile());
            } catch (UniqueViolationException e) {
                boolean email = isEmailTaken(profile.email(), null);
                boolean userId = profile.userId() != null && Statements.run(() -> repository.hasUserId(profile.userId()));
                return new CreateOutcome.Refused(taken(email, userId, e));
            }
        });
    }

    @Override
    public CompletionStage<Void> delete(String userId) {
        return run(() -> Statements.run(() -> {
            repository.deleteByUserId(userId);
            return null;
        }));
    }

    @Override
    public CompletionStage<Boolean> isEmpty() {
        return run(() -> !Statements.run(repository::hasAny));
    }

    private <T> CompletionStage<T> run(Supplier<T> statements) {
        return CompletableFuture.supplyAsync(statements, blocking);
    }

    private <R, T> CompletionStage<UpdateOutcome<T>> write(Groups<R> groups, String userId, ProfileUpdate update, Function<R, T> answer) {
        return groups.add(userId, UpdateJson.write(userId, update))
            .<UpdateOutcome<T>>thenApply(row -> row.isPresent() ? new UpdateOutcome.Updated<>(answer.apply(row.get())) : new UpdateOutcome.Unknown<>())
            // On a thread that may wait: what is taken has to be asked.
            .exceptionallyCompose(failure -> run(() -> refused(userId, update, failure)));
    }

    private <T> UpdateOutcome<T> refused(String userId, ProfileUpdate update, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof UniqueViolationException e) {
            boolean email = update.email().applies() && isEmailTaken(update.email().value(), userId);
            boolean newUserId = update.userId().applies() && !update.userId().value().equals(userId)
                && Statements.run(() -> repository.hasUserId(update.userId().value()));
            return new UpdateOutcome.Refused<>(taken(email, newUserId, e));
        }
        throw cause instanceof RowLockedException ? new StoreUnavailableException("a row is locked") : new CompletionException(cause);
    }

    private static String array(List<String> updates) {
        return "[" + String.join(",", updates) + "]";
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
