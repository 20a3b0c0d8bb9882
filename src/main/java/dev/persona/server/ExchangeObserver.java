package dev.persona.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and times every exchange, and writes one line of JSON about it. Every value is of a known set but the request's id. */
@Singleton
final class ExchangeObserver {

    /** In place of a status: the caller went away before the answer. */
    static final String ABORTED = "aborted";

    private static final Logger LOG = LoggerFactory.getLogger("requests");
    private static final Duration[] BUCKETS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5)};

    private record Series(String contract, String operation, String status) {
    }

    private final MeterRegistry meters;
    private final boolean logs;
    private final ConcurrentMap<Series, Timer> timers = new ConcurrentHashMap<>();

    ExchangeObserver(MeterRegistry meters, @Property(name = "persona.request-log") boolean logs) {
        this.meters = meters;
        this.logs = logs;
    }

    /** An exchange is over: answered with this status, or {@link #ABORTED}. */
    void ended(Exchange exchange, String status) {
        long nanos = System.nanoTime() - exchange.startNanos();
        timers.computeIfAbsent(new Series(exchange.contract(), exchange.operation(), status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        if (logs) {
            LOG.info(line(exchange, status, nanos));
        }
    }

    private Timer timer(Series series) {
        return Timer.builder("persona.requests").description("Requests, by contract, operation and status.")
            .tag("contract", series.contract()).tag("operation", series.operation()).tag("status", series.status())
            .serviceLevelObjectives(BUCKETS).register(meters);
    }

    private static String line(Exchange exchange, String status, long nanos) {
        return "{\"time\":\"" + Instant.now() + "\",\"event\":\"request\",\"id\":\"" + exchange.id() + "\",\"method\":\"" + exchange.method()
            + "\",\"route\":\"" + exchange.route() + "\",\"contract\":\"" + exchange.contract() + "\",\"operation\":\"" + exchange.operation()
            + "\",\"status\":\"" + status + "\",\"micros\":" + TimeUnit.NANOSECONDS.toMicros(nanos) + "}";
    }
}
