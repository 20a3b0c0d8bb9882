package dev.persona.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which anything can be sent, for requests that no HTTP client would make. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    private RawHttp(TestServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Opens a connection to the shared server. */
    public static RawHttp open() {
        try {
            return new RawHttp(TestServer.shared());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own; the first answer. */
    public static Answer exchange(String request) {
        try (RawHttp connection = open()) {
            return connection.send(request).answer();
        }
    }

    /** Sends characters as they are, one byte each. */
    public RawHttp send(String characters) {
        try {
            socket.getOutputStream().write(characters.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next answer. */
    public Answer answer() {
        return answer(true);
    }

    /** Reads the next answer, which answers a HEAD and so has no body whatever its headers say. */
    public Answer answerToHead() {
        return answer(false);
    }

    /** Waits for the server to close the connection; true if it does without another byte. */
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            // A reset is a way to close.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(boolean withBody) {
        try {
            String[] statusLine = line().split(" ", 3);
            Map<String, List<String>> headers = new TreeMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] header = line.split(":", 2);
                headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(header[1].strip());
            }
            String body = withBody ? new String(body(headers), StandardCharsets.UTF_8) : "";
            return new Answer(Integer.parseInt(statusLine[1]), HttpHeaders.of(headers, (name, value) -> true), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).get(0)));
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed without an answer");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
