package dev.persona.server;

/**
 * What one client, or all of them together, may take of the server. The size of a body is not among it: 65536 bytes is what the
 * specifications promise.
 *
 * @param uriBytes {@code MAX_URI_BYTES}: the longest request line; 4096 unless set
 * @param headerBytes {@code MAX_HEADER_BYTES}: all header lines of a request together, of which there may be 100; 8192 unless set
 * @param requestSeconds {@code REQUEST_TIMEOUT_SECONDS}: how long a client may take to send a request; 10 unless set
 * @param idleSeconds {@code IDLE_TIMEOUT_SECONDS}: how long a connection may be silent; 60 unless set
 * @param waitingRequests {@code QUEUE_LIMIT}: how many requests may wait beyond those that have a database connection; 500 unless set
 * @param stopDelaySeconds {@code STOP_DELAY_SECONDS}: how long the server, told to stop, says that it is not ready before it takes no
 *     more connections; 1 unless set
 * @param graceSeconds {@code GRACE_PERIOD_SECONDS}: how long requests under way may then take to end; 10 unless set
 */
public record Limits(int uriBytes, int headerBytes, int requestSeconds, int idleSeconds, int waitingRequests, int stopDelaySeconds,
                     int graceSeconds) {

    static Limits of(Variables variables) {
        return new Limits(
            variables.number("MAX_URI_BYTES", 4096, 1024, 65535),
            variables.number("MAX_HEADER_BYTES", 8192, 4096, 65535),
            variables.number("REQUEST_TIMEOUT_SECONDS", 10, 1, 300),
            variables.number("IDLE_TIMEOUT_SECONDS", 60, 1, 3600),
            variables.number("QUEUE_LIMIT", 500, 0, 10000),
            variables.number("STOP_DELAY_SECONDS", 1, 0, 60),
            variables.number("GRACE_PERIOD_SECONDS", 10, 1, 300));
    }
}
