package dev.persona.persistence;

import dev.persona.profile.StoreFailedException;
import dev.persona.profile.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Executes statements on one row each in groups. Those that arrive while others are on their way to the database wait for them and then
 * travel together: one statement, one round trip, one commit. What finds nothing under way goes at once, as a group of one. Nobody is
 * answered before their own commit, and no row of a group can spoil another: what the database refuses as a group is done one by one.
 *
 * @param <T> what the statement returns for a row
 */
final class Groups<T> {

    /**
     * Statements under way at a time. The second starts only when more waits than fits into a group, as on a distant database or a slow disk:
     * as long as one keeps up, two make the groups smaller and the work more.
     */
    private static final int WORKERS = 2;

    private static final int LARGEST_GROUP = 64;

    /** In UTF-16 units; a single parameter may be longer. */
    private static final int LONGEST_GROUP = 256 * 1024;

    /** A row that somebody else keeps locked for longer is left to its own statement, so that it does not hold up the others of its group. */
    private static final String PATIENCE_OF_GROUP = "50ms";

    /** Longer than the second after which PostgreSQL looks whether two transactions wait for each other, so that such a pair is resolved. */
    private static final String PATIENCE = "1500ms";

    private final BiFunction<List<String>, String, Map<String, T>> statement;
    private final boolean once;
    private final Executor blocking;
    private final long waitNanos;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private int workers;
    private boolean watched;

    /**
     * Groups the executions of a statement.
     *
     * @param statement takes the rows' parameters and a {@code lock_timeout}, and returns what it found by user id
     * @param once whether a statement takes a row once only, as one that writes does
     * @param blocking where statements are executed
     * @param waitMillis how long a row may wait for its turn
     */
    Groups(BiFunction<List<String>, String, Map<String, T>> statement, boolean once, Executor blocking, long waitMillis) {
        this.statement = statement;
        this.once = once;
        this.blocking = blocking;
        this.waitNanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
    }

    /**
     * Executes the statement for a row.
     *
     * @param userId the user id
     * @param parameter what the statement takes for this row
     * @return what the statement returned for the row, if there is one, as soon as it is durable; fails with
     *     {@link StoreUnavailableException} if the turn of the row does not come in time; then nothing was done
     */
    CompletableFuture<Optional<T>> add(String userId, String parameter) {
        Waiting<T> own = new Waiting<>(userId, parameter, System.nanoTime(), new CompletableFuture<>());
        if (begin(own)) {
            blocking.execute(() -> work(List.of(own)));
        }
        return own.result;
    }

    /** Whether a worker has to be started with this row; else it waits. */
    private synchronized boolean begin(Waiting<T> own) {
        if (workers == 0 || workers < WORKERS && waiting.size() >= LARGEST_GROUP) {
            workers++;
            return true;
        }
        waiting.add(own);
        watch();
        return false;
    }

    private void work(List<Waiting<T>> first) {
        for (List<Waiting<T>> group = first; !group.isEmpty(); group = next()) {
            execute(group);
        }
    }

    private void execute(List<Waiting<T>> group) {
        try {
            Map<String, T> rows = run(group.stream().map(Waiting::parameter).toList(), PATIENCE_OF_GROUP);
            group.forEach(each -> each.end(rows));
        } catch (StoreUnavailableException e) {
            // Those who wait would only meet the same, one group after the other.
            group.forEach(each -> each.fail(e));
            takeAll().forEach(each -> each.fail(e));
        } catch (RowLockedException | StoreFailedException | UniqueViolationException e) {
            // It may concern a single row, so each tries alone.
            group.forEach(each -> blocking.execute(() -> executeAlone(each)));
        } catch (RuntimeException | Error e) {
            group.forEach(each -> each.fail(e));
        }
    }

    private void executeAlone(Waiting<T> one) {
        try {
            one.end(run(List.of(one.parameter), PATIENCE));
        } catch (RuntimeException | Error e) {
            one.fail(e);
        }
    }

    private Map<String, T> run(List<String> parameters, String patience) {
        return Statements.run(() -> statement.apply(parameters, patience));
    }

    /**
     * The next group, in the order of the user ids: all groups lock their rows in one order. What is to be written to a row of the group again
     * waits on. When nothing waits any more, the worker that asks is one less.
     */
    private synchronized List<Waiting<T>> next() {
        List<Waiting<T>> group = new ArrayList<>();
        Set<String> userIds = new HashSet<>();
        int length = 0;
        for (Iterator<Waiting<T>> each = waiting.iterator(); each.hasNext() && group.size() < LARGEST_GROUP; ) {
            Waiting<T> next = each.next();
            if ((!once || userIds.add(next.userId)) && (group.isEmpty() || length + next.parameter.length() <= LONGEST_GROUP)) {
                group.add(next);
                length += next.parameter.length();
                each.remove();
            }
        }
        if (group.isEmpty()) {
            workers--;
        }
        group.sort(Comparator.comparing(each -> each.userId));
        return group;
    }

    private synchronized List<Waiting<T>> takeAll() {
        List<Waiting<T>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Statements that are stuck must not hold up for long what has none yet. One timer, for what waits longest, is enough for all. */
    private void watch() {
        if (!watched) {
            watched = true;
            long nanos = waitNanos - waiting.element().waitedNanos();
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, blocking)
                .execute(() -> takeLate().forEach(each -> each.fail(new StoreUnavailableException("no turn in time"))));
        }
    }

    private synchronized List<Waiting<T>> takeLate() {
        List<Waiting<T>> late = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().waitedNanos() >= waitNanos) {
            late.add(waiting.remove());
        }
        watched = false;
        if (!waiting.isEmpty()) {
            watch();
        }
        return late;
    }

    /** A row whose turn has not come, and its caller. */
    private record Waiting<T>(String userId, String parameter, long sinceNanos, CompletableFuture<Optional<T>> result) {

        long waitedNanos() {
            return System.nanoTime() - sinceNanos;
        }

        void end(Map<String, T> rows) {
            result.complete(Optional.ofNullable(rows.get(userId)));
        }

        void fail(Throwable failure) {
            result.completeExceptionally(failure);
        }
    }
}
