package dev.persona.drill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A client with one connection, which it opens again when it was closed. It repeats nothing by itself. */
final class Caller implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final int patienceMillis;
    private Socket socket;
    private InputStream in;

    /** One that takes an answer for lost after ten seconds. */
    Caller(int port) {
        this(port, PATIENCE_MILLIS);
    }

    /** One with less patience. */
    Caller(int port, int patienceMillis) {
        this.port = port;
        this.patienceMillis = patienceMillis;
    }

    /** Sends a request and waits for the answer; one that does not come in time counts as a failure of the connection. */
    Answer send(Call call) throws IOException {
        return send(call.bytes());
    }

    /** The same for bytes that need not be a request. */
    Answer send(byte[] bytes) throws IOException {
        try {
            long sent = System.nanoTime();
            write(bytes);
            Answer answer = Answer.read(in, sent);
            if (answer.closes()) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Sends a request and goes away without reading the answer. */
    void sendAndHangUp(Call call) throws IOException {
        write(call.bytes());
        close();
    }

    /** Sends bytes and leaves the answers to {@link #next}. */
    void write(byte[] bytes) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(patienceMillis);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(bytes);
    }

    /** The next answer on the connection. */
    Answer next() throws IOException {
        return Answer.read(in, System.nanoTime());
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
