package dev.persona.profile;

import java.util.function.Function;
import java.util.function.Supplier;

/** How an update ended. Nothing was written unless it is {@link Updated}. */
public sealed interface UpdateOutcome {

    /**
     * Takes the branch of this outcome. A new outcome is a new parameter, so that every contract must say what it means there.
     *
     * @param updated for {@link Updated}, with the record after the update
     * @param unknown for {@link Unknown}
     * @param taken for {@link Refused}, with what is taken
     * @param <R> what the branches return
     * @return what the branch returned
     */
    <R> R fold(Function<Profile, R> updated, Supplier<R> unknown, Function<Taken, R> taken);

    /**
     * The record is as the update wants it, and durable.
     *
     * @param profile the record after the update
     */
    record Updated(Profile profile) implements UpdateOutcome {
        @Override
        public <R> R fold(Function<Profile, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return updated.apply(profile);
        }
    }

    /** Nobody has the user id. */
    record Unknown() implements UpdateOutcome {
        @Override
        public <R> R fold(Function<Profile, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return unknown.get();
        }
    }

    /**
     * A unique value belongs to somebody else.
     *
     * @param taken which
     */
    record Refused(Taken taken) implements UpdateOutcome {
        @Override
        public <R> R fold(Function<Profile, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return taken.apply(this.taken);
        }
    }
}
