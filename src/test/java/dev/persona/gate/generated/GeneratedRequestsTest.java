package dev.persona.gate.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.persona.gate.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sends requests that are made from the specifications. The system properties {@code requests}, {@code seed} and {@code case} make the run
 * longer, repeat it, or repeat one request of it: {@code make generated REQUESTS=100000}.
 */
class GeneratedRequestsTest {

    private static final int REQUESTS = 3000;
    private static final int SHOWN = 20;

    private final List<Operation> operations = Specification.all().stream().flatMap(each -> each.operations().stream()).toList();
    private final GeneratedRequests requests = new GeneratedRequests(Specification.all(), any -> true, exchange -> {
        Gate.shared().checkUnusual(exchange);
        return exchange;
    });

    @Test
    void validRequestsAreAcceptedAndThoseThatBreakOneRuleGetItsDocumentedAnswer() {
        long seed = property("seed", new Random().nextInt(Integer.MAX_VALUE));
        long only = property("case", -1);
        int first = (int) Math.max(0, only);
        int end = only < 0 ? (int) property("requests", REQUESTS) : first + 1;
        Instant start = Instant.now();

        Queue<String> failures = requests.failures(seed, first, end);

        System.out.printf("Generated requests: %d in %.1f s over %d connections, %d operations, %d ways to break a rule, seed %d%n",
            end - first, Duration.between(start, Instant.now()).toMillis() / 1000.0, GeneratedRequests.CONNECTIONS, operations.size(), requests.rules(), seed);
        if (!failures.isEmpty()) {
            fail("%d answers are wrong, seed %d:%n%n%s", failures.size(), seed, String.join("\n\n", failures.stream().limit(SHOWN).toList()));
        }
    }

    @Test
    void aRunOfTheUsualLengthBreaksEveryRuleOfEveryOperation() {
        assertThat(requests.rules()).isBetween(operations.size(), REQUESTS / 2);
    }

    /** An empty property counts as not set: that is how make passes on what it was not told. */
    private static long property(String name, long otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
