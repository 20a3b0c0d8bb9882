package dev.persona.support;

import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A connection on which anything can be sent, for requests that no HTTP client would make. Answers pass the {@link Gate}. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int CONTINUE = 100;

    private final Socket socket;
    private final InputStream in;
    private final RawRequests requests = new RawRequests();

    private final Consumer<Exchange> gate;

    private RawHttp(int port, Consumer<Exchange> gate) throws IOException {
        this.gate = gate;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Opens a connection to the shared server. */
    public static RawHttp open() {
        return open(TestServer.shared().port());
    }

    /** Opens a connection to a port of this machine. */
    public static RawHttp open(int port) {
        return open(port, Gate.shared()::checkUnusual);
    }

    /** Opens a connection to a port that serves no contract. */
    public static RawHttp openManagement(int port) {
        return open(port, Gate.shared()::checkOutside);
    }

    private static RawHttp open(int port, Consumer<Exchange> gate) {
        try {
            return new RawHttp(port, gate);
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
            requests.add(characters);
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

    /** The same, but with less patience. */
    public boolean isClosedWithin(Duration patience) {
        try {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            boolean closed = isClosed();
            socket.setSoTimeout(PATIENCE_MILLIS);
            return closed;
        } catch (SocketException e) {
            return true;
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
            Answer answer = new Answer(Integer.parseInt(statusLine[1]), HttpHeaders.of(headers, (name, value) -> true), body);
            // 100 tells the client to go on with the same request.
            if (answer.status() != CONTINUE) {
                gate.accept(requests.next(answer));
            }
            return answer;
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
