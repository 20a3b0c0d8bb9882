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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Writes updates in groups. Updates that arrive while others are on their way to the database wait for them and then travel together:
 * one statement, one round trip, one commit. An update that finds nothing under way goes at once, as a group of one. No update is
 * answered before its own commit, and no update of a group can spoil another: what the database refuses as a group is written one by one.
 *
 * <p>There are no threads here. The callers take turns: whoever comes first writes, and then appoints one of those who waited.
 *
 * @param <T> what the statement returns for a row
 */
final class UpdateGroups<T> {

    /** Statements under way at a time: while one waits for the disk, another is executed. */
    private static final int WRITERS = 2;

    private static final int LARGEST_GROUP = 64;

    /** In UTF-16 units; a single update may be longer. */
    private static final int LONGEST_GROUP = 256 * 1024;

    /** A row that somebody else keeps locked for longer is left to its own statement, so that it does not hold up the others of its group. */
    private static final String PATIENCE_OF_GROUP = "50ms";

    /** Longer than the second after which PostgreSQL looks whether two transactions wait for each other, so that such a pair is resolved. */
    private static final String PATIENCE = "1500ms";

    private final BiFunction<String, String, Map<String, T>> statement;
    private final long waitMillis;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private int writers;

    /**
     * Groups the executions of a statement.
     *
     * @param statement takes a JSON array of {@link UpdateJson} and {@code lock_timeout}, and returns what it found by user id
     * @param waitMillis how long an update may wait for its turn
     */
    UpdateGroups(BiFunction<String, String, Map<String, T>> statement, long waitMillis) {
        this.statement = statement;
        this.waitMillis = waitMillis;
    }

    /**
     * Writes an update, and returns when it is durable.
     *
     * @param userId the user id
     * @param update the update of this user, by {@link UpdateJson}
     * @return what the statement returned for the row, if there is one
     * @throws StoreUnavailableException if the turn of the update does not come in time; then nothing was written
     */
    Optional<T> write(String userId, String update) {
        Waiting<T> own = new Waiting<>(userId, update);
        List<Waiting<T>> group = begin(own);
        if (group.isEmpty()) {
            group = awaitTurn(own);
        }
        if (!group.isEmpty()) {
            write(group);
        }
        return own.ended ? own.result() : Optional.ofNullable(statement.apply("[" + update + "]", PATIENCE).get(userId));
    }

    /** The group that the caller has to write; empty if it has to wait. */
    private synchronized List<Waiting<T>> begin(Waiting<T> own) {
        if (writers == WRITERS) {
            waiting.add(own);
            return List.of();
        }
        writers++;
        return List.of(own);
    }

    /** Statements that are stuck must not hold up for long who has none yet. Whoever is in a group already waits for its end. */
    private List<Waiting<T>> awaitTurn(Waiting<T> own) {
        try {
            return own.turn.get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (leave(own)) {
                throw new StoreUnavailableException("no turn to write");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return own.turn.join();
    }

    private synchronized boolean leave(Waiting<T> own) {
        return waiting.remove(own);
    }

    private void write(List<Waiting<T>> group) {
        try {
            Map<String, T> rows = statement.apply(group.stream().map(Waiting::update).collect(Collectors.joining(",", "[", "]")), PATIENCE_OF_GROUP);
            group.forEach(each -> each.end(rows.get(each.userId), null));
        } catch (StoreUnavailableException e) {
            // Those who wait would only meet the same, one after the other.
            group.forEach(each -> each.end(null, e));
            refuseWaiting(e);
        } catch (RowLockedException | StoreFailedException | UniqueViolationException e) {
            // It may concern a single row, so each tries alone.
        } finally {
            appoint();
            group.forEach(each -> each.turn.complete(List.of()));
        }
    }

    private synchronized void refuseWaiting(StoreUnavailableException failure) {
        waiting.forEach(each -> {
            each.end(null, failure);
            each.turn.complete(List.of());
        });
        waiting.clear();
    }

    private synchronized void appoint() {
        if (waiting.isEmpty()) {
            writers--;
        } else {
            List<Waiting<T>> group = next();
            group.get(0).turn.complete(group);
        }
    }

    /** The next group, in the order of the user ids: all groups lock their rows in one order. A second update of one user waits on. */
    private List<Waiting<T>> next() {
        List<Waiting<T>> group = new ArrayList<>();
        Set<String> userIds = new HashSet<>();
        int length = 0;
        for (Iterator<Waiting<T>> each = waiting.iterator(); each.hasNext() && group.size() < LARGEST_GROUP; ) {
            Waiting<T> next = each.next();
            if (userIds.add(next.userId) && (group.isEmpty() || length + next.update.length() <= LONGEST_GROUP)) {
                group.add(next);
                length += next.update.length();
                each.remove();
            }
        }
        group.sort(Comparator.comparing(each -> each.userId));
        return group;
    }

    /** An update and its caller. What the writer of the group notes here, the caller sees once its turn has come. */
    private static final class Waiting<T> {

        private final String userId;
        private final String update;

        /** Completed with the group that the caller has to write, or with none when its own update has been dealt with. */
        private final CompletableFuture<List<Waiting<T>>> turn = new CompletableFuture<>();

        private T row;
        private RuntimeException failure;
        private boolean ended;

        Waiting(String userId, String update) {
            this.userId = userId;
            this.update = update;
        }

        String update() {
            return update;
        }

        void end(T row, RuntimeException failure) {
            this.row = row;
            this.failure = failure;
            ended = true;
        }

        Optional<T> result() {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(row);
        }
    }
}
