package dev.persona.gate.generated;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection to the server, opened again when the server has closed it. It sends what no HTTP library lets through, and is fast
 * enough for many thousand requests.
 */
final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private String last = "nothing";

    Connection(int port) {
        this.port = port;
    }

    /** What came back: header names in lower case, several values of one joined by a comma. */
    record Reply(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Reply send(Request request) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(bytes(request));
        String[] statusLine = line().split(" ", 3);
        Map<String, String> headers = headers();
        int status = Integer.parseInt(statusLine[1]);
        byte[] body = request.method().equals("HEAD") || status == 204 ? new byte[0] : body(headers);
        last = request.method() + " " + request.target() + " and its answer " + status;
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            reset();
        }
        return new Reply(status, headers, body);
    }

    /** The last exchange that was completed. */
    String last() {
        return last;
    }

    /** Starts anew with the next request. */
    void reset() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    @Override
    public void close() throws IOException {
        reset();
    }

    private byte[] bytes(Request request) {
        StringBuilder head = new StringBuilder(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\nHost: 127.0.0.1:")
            .append(port).append("\r\n");
        request.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] body = request.body();
        if (body != null) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body == null ? new byte[0] : body);
        return bytes.toByteArray();
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.append((char) each);
        }
        return line.toString().strip();
    }
}
