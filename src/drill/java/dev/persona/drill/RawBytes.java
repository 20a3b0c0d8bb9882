package dev.persona.drill;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Bytes on the port that are no requests, nearly are, or are with something changed. A seed makes them, so that a run can be repeated. */
final class RawBytes implements Drill {

    private static final int CONNECTIONS = 10_000;
    private static final int THREADS = 8;
    /** Half of what is sent is no whole request, and nobody is going to send the rest. */
    private static final int PATIENCE_MILLIS = 100;
    private static final long SEED = Long.getLong("seed", 1);
    private static final long MEBIBYTE = 1024 * 1024;

    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public String name() {
        return "raw-bytes";
    }

    @Override
    public String rows() {
        return "27";
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        site.postgres().addPeople("raw-", 5);
        send(site, SEED, CONNECTIONS / 4);
        long heapBefore = site.server().heapInUse();
        send(site, -SEED, CONNECTIONS - CONNECTIONS / 4);
        long heapAfter = site.server().heapInUse();
        findings.add("raw bytes on " + String.format("%,d", CONNECTIONS) + " connections: no 5xx", counts + "; seed " + SEED,
            counts.keySet().stream().allMatch(outcome -> outcome.matches("[1-4]..|waits|closed")));
        List<String> failures = site.server().get("/metrics").text().lines().filter(line -> line.matches("persona_requests_seconds_count.*status=\"5.*")).toList();
        findings.add("... nor does the server count one, for those who did not wait for their answer either", failures.size() + " kinds of 5xx counted",
            failures.isEmpty());
        findings.add("... the heap in use does not grow, and the server is well", heapBefore / MEBIBYTE + " MiB, then " + heapAfter / MEBIBYTE + " MiB",
            heapAfter <= heapBefore + 16 * MEBIBYTE && site.server().status("/health/readiness") == 200);
    }

    private void send(Site site, long seed, int connections) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, THREADS).mapToObj(i -> new Thread(() -> {
            Random random = new Random(seed * THREADS + i);
            for (int sent = 0; sent < connections / THREADS; sent++) {
                send(site, bytes(random));
            }
        })).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(Site site, byte[] bytes) {
        try (Caller caller = new Caller(site.server().port(), PATIENCE_MILLIS)) {
            caller.write(bytes);
            while (true) {
                count(String.valueOf(caller.next().status()));
            }
        } catch (SocketTimeoutException e) {
            count("waits");
        } catch (IOException e) {
            count("closed");
        }
    }

    private synchronized void count(String outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[1 + random.nextInt(2000)];
            random.nextBytes(noise);
            return noise;
        }
        Contract contract = Contract.values()[random.nextInt(Contract.values().length)];
        byte[] bytes = contract.update("raw-" + (1 + random.nextInt(5)), random.nextInt(1000)).bytes();
        for (int changes = random.nextInt(8); changes > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    /** A byte is another one, a part is missing, doubled, or replaced by something that means something in HTTP or JSON. */
    private static byte[] changed(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return bytes;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(20));
        String[] words = {"\r\n", "\n", "\r", "\0", ":", " ", "%", "%00", "%zz", "\u00ff\u00fe", "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n",
            "{", "[", "\"", "\\u0000", "\\ud800", "1e999999", "-", "Expect: 100-continue\r\n", "Upgrade: h2c\r\n", "0\r\n\r\n", "HTTP/2.0", "*", "//", "?"};
        return (switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(Math.min(text.length(), from + 1));
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + words[random.nextInt(words.length)] + text.substring(from);
        }).getBytes(StandardCharsets.ISO_8859_1);
    }
}
