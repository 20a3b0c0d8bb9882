package dev.persona.profile;

import java.util.function.Function;

/** How the making of a person ended. Nothing was written unless it is {@link Created}. */
public sealed interface CreateOutcome {

    /**
     * Takes the branch of this outcome.
     *
     * @param created for {@link Created}, with the new record
     * @param taken for {@link Refused}, with what is taken
     * @param <R> what the branches return
     * @return what the branch returned
     */
    <R> R fold(Function<Profile, R> created, Function<Taken, R> taken);

    /**
     * The person exists, and durably so.
     *
     * @param profile the new record
     */
    record Created(Profile profile) implements CreateOutcome {
        @Override
        public <R> R fold(Function<Profile, R> created, Function<Taken, R> taken) {
            return created.apply(profile);
        }
    }

    /**
     * A unique value belongs to somebody else.
     *
     * @param taken which
     */
    record Refused(Taken taken) implements CreateOutcome {
        @Override
        public <R> R fold(Function<Profile, R> created, Function<Taken, R> taken) {
            return taken.apply(this.taken);
        }
    }
}
