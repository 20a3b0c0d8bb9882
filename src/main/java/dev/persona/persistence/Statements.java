package dev.persona.persistence;

import dev.persona.profile.StoreFailedException;
import dev.persona.profile.StoreUnavailableException;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs statements and sorts what goes wrong by SQLSTATE. The exceptions of the driver stop here: their messages quote values of rows, and
 * those belong in no answer and no log.
 */
final class Statements {

    /** The statement was cancelled because it and others waited for each other. */
    private static final String DEADLOCK = PSQLState.DEADLOCK_DETECTED.getState();

    /** Too many connections, and a server that shuts down, crashed, starts or serves reads only: another try may find it well. */
    private static final Set<String> UNAVAILABLE = Set.of("53300", "57P01", "57P02", "57P03", "25006");

    /** The statement was cancelled: it ran into {@code statement_timeout}. */
    private static final String QUERY_CANCELED = "57014";

    /** The statement waited for a lock longer than {@code lock_timeout}. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** How often a statement is tried that the database gives up for the sake of others. */
    private static final int ATTEMPTS = 3;

    private Statements() {
    }

    /**
     * Runs a statement. It is repeated when the database chose it to end a deadlock, as it does when two persons reach for each other's
     * e-mail addresses in the same moment: it has changed nothing then, and the other has gone on.
     *
     * @param statement the statement
     * @param <T> its result
     * @return its result
     * @throws UniqueViolationException if a value belongs to another row
     * @throws RowLockedException if another transaction keeps the row for too long
     * @throws StoreUnavailableException if the database cannot be reached, or not in time
     * @throws StoreFailedException if it refuses the statement
     */
    static <T> T run(Supplier<T> statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                return statement.get();
            } catch (RuntimeException e) {
                Optional<SQLException> refusal = refusal(e);
                if (attempt == ATTEMPTS || refusal.map(SQLException::getSQLState).filter(DEADLOCK::equals).isEmpty()) {
                    throw refusal.map(Statements::translate)
                        .orElse(e instanceof DataAccessException ? new StoreFailedException("no SQLSTATE") : e);
                }
            }
        }
    }

    private static Optional<SQLException> refusal(RuntimeException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException) {
                return Optional.of(sqlException);
            }
        }
        return Optional.empty();
    }

    private static RuntimeException translate(SQLException exception) {
        String state = exception.getSQLState();
        if (PSQLState.UNIQUE_VIOLATION.getState().equals(state) && exception instanceof PSQLException refusal) {
            ServerErrorMessage message = refusal.getServerErrorMessage();
            return new UniqueViolationException(message == null ? null : message.getConstraint());
        }
        if (LOCK_NOT_AVAILABLE.equals(state)) {
            return new RowLockedException();
        }
        // The pool reports its own timeout as a SQLTransientConnectionException, with or without the state of what went wrong below it.
        if (exception instanceof SQLTransientConnectionException || state == null || PSQLState.isConnectionError(state)
            || UNAVAILABLE.contains(state) || QUERY_CANCELED.equals(state) || DEADLOCK.equals(state)) {
            return new StoreUnavailableException(state == null ? "no connection in time" : "SQLSTATE " + state);
        }
        return new StoreFailedException("SQLSTATE " + state);
    }
}
