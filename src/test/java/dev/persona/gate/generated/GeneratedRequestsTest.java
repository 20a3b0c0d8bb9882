package dev.persona.gate.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.persona.support.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sends requests that are made from the specifications. The system properties {@code requests}, {@code seed} and {@code case} make the run
 * longer, repeat it, or repeat one request of it: {@code make generated REQUESTS=100000}.
 */
class GeneratedRequestsTest {

    private static final int REQUESTS = 3000;
    /** Fewer than the server has connections to its database, so that nobody waits for one. */
    private static final int CONNECTIONS = 8;
    private static final int SHOWN = 20;

    private final List<Operation> operations = Specification.all().stream().flatMap(each -> each.operations().stream()).toList();
    private final Routes routes = new Routes(operations);
    private final Plan plan = new Plan(operations, routes);

    @Test
    void validRequestsAreAcceptedAndThoseThatBreakOneRuleGetItsDocumentedAnswer() throws Exception {
        long seed = property("seed", new Random().nextInt(Integer.MAX_VALUE));
        long only = property("case", -1);
        int first = (int) Math.max(0, only);
        int end = only < 0 ? (int) property("requests", REQUESTS) : first + 1;
        Instant start = Instant.now();

        Queue<String> failures = run(seed, first, end);

        System.out.printf("Generated requests: %d in %.1f s over %d connections, %d operations, %d ways to break a rule, seed %d%n",
            end - first, Duration.between(start, Instant.now()).toMillis() / 1000.0, CONNECTIONS, operations.size(), plan.rules(), seed);
        if (!failures.isEmpty()) {
            fail("%d answers are wrong, seed %d:%n%n%s", failures.size(), seed, String.join("\n\n", failures.stream().limit(SHOWN).toList()));
        }
    }

    @Test
    void aRunOfTheUsualLengthBreaksEveryRuleOfEveryOperation() {
        assertThat(plan.rules()).isBetween(operations.size(), REQUESTS / 2);
    }

    private Queue<String> run(long seed, int first, int end) throws Exception {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger(first);
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = IntStream.range(0, CONNECTIONS).<Future<?>>mapToObj(i -> workers.submit(() -> {
                work(seed, next, end, failures);
                return null;
            })).toList();
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            workers.shutdownNow();
        }
        return failures;
    }

    private void work(long seed, AtomicInteger next, int end, Queue<String> failures) throws IOException {
        AnswerCheck check = new AnswerCheck(routes);
        try (Connection connection = new Connection(TestServer.shared().port())) {
            for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                Case each = plan.number(number);
                try {
                    each.run(seed, connection, check).ifPresent(failures::add);
                } catch (IOException e) {
                    failures.add("%s, %s: %s, after %s on the same connection%n  again: make generated SEED=%d CASE=%d".formatted(
                        each.operation().id(), each.rule().map(Rule::name).orElse("valid"), e, connection.last(), seed, number));
                    connection.reset();
                }
            }
        }
    }

    /** An empty property counts as not set: that is how make passes on what it was not told. */
    private static long property(String name, long otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
