package dev.persona.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over many connections from one thread, which leaves the processor to the server. With a rate, each request has its moment,
 * and its answer's time counts from there, whether a connection was free then or not; without one, each connection sends as soon as it has
 * its answer.
 */
final class OpenLoop implements AutoCloseable {

    private static final int BUFFER = 4096;

    private final Selector selector = Selector.open();
    private final List<byte[]> requests;
    private final Deque<Line> free = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Long> acceptedNanos = new ArrayList<>();
    private long sent;
    private long refused;
    private long other;
    private long unsent;

    /** A connection and the request under way on it. */
    private static final class Line {
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
        private long due;

        Line(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /**
     * What came of it.
     *
     * @param sent requests sent
     * @param accepted successes
     * @param refused answers 503
     * @param other other answers and broken connections
     * @param unsent moments that passed while every connection was waiting for an answer
     * @param seconds how long it took
     * @param p99Millis what 99 of 100 successes took at most, from the moment of the request on
     */
    record Result(long sent, long accepted, long refused, long other, long unsent, double seconds, long p99Millis) {

        double rate() {
            return accepted / seconds;
        }

        @Override
        public String toString() {
            return String.format("%,.0f/s sent, %,.0f/s accepted, %,.0f/s refused, %,.0f/s not sent as all connections waited, %d others,"
                + " p99 of the accepted %d ms", sent / seconds, rate(), refused / seconds, unsent / seconds, other, p99Millis);
        }
    }

    OpenLoop(int port, int connections, List<byte[]> requests) throws IOException {
        this.requests = requests;
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            Line line = new Line(channel);
            channel.register(selector, SelectionKey.OP_READ, line);
            lines.add(line);
            free.add(line);
        }
    }

    /** Sends for some seconds; a rate of 0 is none. */
    Result run(int seconds, double rate) throws IOException {
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        long slots = 0;
        for (long now = begun; now < end; now = System.nanoTime()) {
            if (rate == 0) {
                while (!free.isEmpty()) {
                    send(now);
                }
            } else {
                for (long due = (long) ((now - begun) / 1e9 * rate); slots < due; slots++) {
                    if (free.isEmpty()) {
                        unsent++;
                    } else {
                        send(begun + (long) (slots / rate * 1e9));
                    }
                }
            }
            receive(1);
        }
        double took = (System.nanoTime() - begun) / 1e9;
        for (long late = end + TimeUnit.SECONDS.toNanos(5); free.size() < lines.size() && System.nanoTime() < late; ) {
            receive(10);
        }
        long[] sorted = acceptedNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        long p99 = sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)];
        return new Result(sent, sorted.length, refused, other + lines.size() - free.size(), unsent, took, TimeUnit.NANOSECONDS.toMillis(p99));
    }

    private void send(long due) throws IOException {
        Line line = free.poll();
        line.due = due;
        line.in.clear();
        // Far shorter than the buffers of the system, so it goes as a whole.
        line.channel.write(ByteBuffer.wrap(requests.get((int) (sent++ % requests.size()))));
    }

    private void receive(int waitMillis) throws IOException {
        selector.select(key -> {
            Line line = (Line) key.attachment();
            try {
                if (line.channel.read(line.in) < 0) {
                    throw new IOException("closed");
                }
                answered(line);
            } catch (IOException e) {
                // This line is lost, and counts as not answered.
                key.cancel();
            }
        }, waitMillis);
    }

    private void answered(Line line) {
        String text = new String(line.in.array(), 0, line.in.position(), StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        int length = text.indexOf("content-length: ");
        if (head < 0 || length >= 0 && text.length() < head + 4 + Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)))) {
            return;
        }
        String status = text.substring(9, 12);
        if (status.startsWith("2")) {
            acceptedNanos.add(System.nanoTime() - line.due);
        } else if (status.equals("503")) {
            refused++;
        } else {
            other++;
        }
        free.add(line);
    }

    @Override
    public void close() throws IOException {
        for (Line line : lines) {
            line.channel.close();
        }
        selector.close();
    }
}
