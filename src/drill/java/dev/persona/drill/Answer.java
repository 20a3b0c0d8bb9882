package dev.persona.drill;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What came back for a request.
 *
 * @param nanos how long it took, from a moment that the reader names
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body, long nanos) {

    private static final int NO_CONTENT = 204;

    /** Reads one answer, which is not one to a HEAD, to a request that was sent at a moment. */
    static Answer read(InputStream in, long sent) throws IOException {
        String[] statusLine = line(in).split(" ", 3);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine[1]);
        int length = status == NO_CONTENT ? 0 : Integer.parseInt(headers.getOrDefault("Content-Length", List.of("0")).get(0));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body of the answer broke off");
        }
        return new Answer(status, headers, body, System.nanoTime() - sent);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    boolean has(String header) {
        return headers.containsKey(header);
    }

    boolean closes() {
        return headers.getOrDefault("Connection", List.of()).contains("close");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("closed without an answer");
            }
            line.append((char) each);
        }
        return line.toString().strip();
    }
}
