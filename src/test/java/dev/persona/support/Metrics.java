package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads a server's metrics as Prometheus does. */
public final class Metrics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Metrics() {
    }

    /** The value of a series, named with its labels as it is written; 0 if there is none. */
    public static double value(TestServer server, String series) {
        return lines(server).stream().filter(line -> line.startsWith(series + " ")).map(line -> line.substring(series.length() + 1))
            .mapToDouble(Double::parseDouble).findFirst().orElse(0);
    }

    /** All lines that are no comments. */
    public static List<String> lines(TestServer server) {
        Answer answer = Api.get("/metrics").to(server).send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** Asks until a series has a value. */
    public static void await(TestServer server, String series, double value) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (value(server, series) != value) {
            assertThat(Instant.now()).as("waiting for " + series + " " + value).isBefore(deadline);
        }
    }
}
