package dev.persona.profile;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How an update ended. Nothing was written unless it is {@link Updated}.
 *
 * @param <T> what an update answers: {@link Profile} for the record, or {@link Void}
 */
public sealed interface UpdateOutcome<T> {

    /**
     * Takes the branch of this outcome. A new outcome is a new parameter, so that every contract must say what it means there.
     *
     * @param updated for {@link Updated}, with what the update answers
     * @param unknown for {@link Unknown}
     * @param taken for {@link Refused}, with what is taken
     * @param <R> what the branches return
     * @return what the branch returned
     */
    <R> R fold(Function<T, R> updated, Supplier<R> unknown, Function<Taken, R> taken);

    /**
     * The record is as the update wants it, and durable.
     *
     * @param answer the record after the update; null if it was not asked for
     * @param <T> what the update answers
     */
    record Updated<T>(T answer) implements UpdateOutcome<T> {
        @Override
        public <R> R fold(Function<T, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return updated.apply(answer);
        }
    }

    /**
     * Nobody has the user id.
     *
     * @param <T> what the update would have answered
     */
    record Unknown<T>() implements UpdateOutcome<T> {
        @Override
        public <R> R fold(Function<T, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return unknown.get();
        }
    }

    /**
     * A unique value belongs to somebody else.
     *
     * @param taken which
     * @param <T> what the update would have answered
     */
    record Refused<T>(Taken taken) implements UpdateOutcome<T> {
        @Override
        public <R> R fold(Function<T, R> updated, Supplier<R> unknown, Function<Taken, R> taken) {
            return taken.apply(this.taken);
        }
    }
}
