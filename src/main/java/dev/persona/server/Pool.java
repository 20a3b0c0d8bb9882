package dev.persona.server;

/**
 * How the server uses its database. With the defaults an answer comes within three seconds whatever happens there: a request waits for a
 * connection, then for its statement, and nothing else.
 *
 * @param size {@code DATABASE_POOL_SIZE}: how many connections, at least 2, as migrations need; 12 unless set
 * @param waitMillis {@code DATABASE_WAIT_MILLIS}: how long a request waits for one; 600 unless set
 * @param statementMillis {@code DATABASE_STATEMENT_TIMEOUT_MILLIS}: when the database gives a statement up; 1500 unless set
 * @param socketSeconds {@code DATABASE_SOCKET_TIMEOUT_SECONDS}: when a database that does not answer counts as lost; 2 unless set
 */
public record Pool(int size, int waitMillis, int statementMillis, int socketSeconds) {

    static Pool of(Variables variables) {
        return new Pool(
            variables.number("DATABASE_POOL_SIZE", 12, 2, 200),
            variables.number("DATABASE_WAIT_MILLIS", 600, 250, 30000),
            variables.number("DATABASE_STATEMENT_TIMEOUT_MILLIS", 1500, 100, 60000),
            variables.number("DATABASE_SOCKET_TIMEOUT_SECONDS", 2, 1, 60));
    }
}
