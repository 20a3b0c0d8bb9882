package dev.persona.drill;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Counts what clients were answered, and how long the slowest answer took. */
final class Tally {

    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final Map<String, Integer> counts = new TreeMap<>();
    private long slowestNanos;

    /** Sends a request and counts what comes of it; null if there is no answer. */
    Answer send(Caller caller, Call call) {
        long sent = System.nanoTime();
        try {
            Answer answer = caller.send(call);
            count(String.valueOf(answer.status()), answer.nanos());
            gatekeeper.check(call, answer);
            return answer;
        } catch (ConnectException e) {
            count("no connection", 0);
        } catch (SocketTimeoutException e) {
            count("hung", System.nanoTime() - sent);
        } catch (IOException e) {
            count("cut", 0);
        }
        return null;
    }

    private synchronized void count(String outcome, long nanos) {
        counts.merge(outcome, 1, Integer::sum);
        slowestNanos = Math.max(slowestNanos, nanos);
    }

    /** How often there was a status, no connection, a request without an answer in time ("hung"), or the connection's end instead of it ("cut"). */
    synchronized int count(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    synchronized long slowestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(slowestNanos);
    }

    /** Whether everything was answered with one of these statuses, as documented. */
    synchronized boolean only(String... outcomes) {
        Map<String, Integer> others = new TreeMap<>(counts);
        others.keySet().removeAll(List.of(outcomes));
        return others.isEmpty() && gatekeeper.undocumented().isEmpty();
    }

    /** Counts by outcome, and the first answer that no specification documents. */
    @Override
    public synchronized String toString() {
        return counts.entrySet().stream().map(count -> count.getValue() + " x " + count.getKey()).collect(Collectors.joining(", "))
            + gatekeeper.undocumented().stream().findFirst().map(fault -> "; undocumented: " + fault).orElse("");
    }
}
