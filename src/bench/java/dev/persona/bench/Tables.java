package dev.persona.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the page. */
final class Tables {

    private static final String RANGE = " (%s to %s)";

    private static final String COSTS = "server / PostgreSQL us, bytes allocated, each per request";

    private final Figures figures;

    Tables(Figures figures) {
        this.figures = figures;
    }

    Stream<String> updates() {
        Stream<String> rows = Arrays.stream(Contract.values()).flatMap(contract -> Parts.CONNECTIONS.stream().map(connections -> row(
            contract.title(), String.valueOf(connections),
            range(Parts.UPDATES, contract.title(), Sheet.RATIO, connections),
            range(Parts.UPDATES, contract.title(), Sheet.RATE, connections),
            range(Parts.UPDATES, contract.title(), Parts.PGBENCH + " per second", connections),
            latency(Parts.UPDATES, contract.title(), connections),
            range(Parts.UPDATES, contract.title(), Sheet.LATENCY_RATIO, connections),
            costs(Parts.UPDATES, contract.title(), connections))));
        return table(rows, "contract", "connections", "ratio to pgbench", "updates/s", "pgbench/s", "p50 / p99 / p99.9 ms", "mean latency to pgbench's",
            COSTS);
    }

    Stream<String> requests() {
        Stream<String> rows = Arrays.stream(Contract.values()).flatMap(contract -> Stream.of("read", "401", "400", "404")
            .map(kind -> contract.title() + " " + kind).map(subject -> row(subject,
                range(Parts.REQUESTS, subject, "ratio to updates", Parts.MANY),
                range(Parts.REQUESTS, subject, Sheet.RATE, Parts.MANY),
                latency(Parts.REQUESTS, subject, Parts.MANY),
                costs(Parts.REQUESTS, subject, Parts.MANY))));
        return table(rows, "request", "ratio to updates", "requests/s", "p50 / p99 / p99.9 ms", COSTS);
    }

    Stream<String> peers() {
        Stream<String> rows = Stream.of(Parts.AS_SPRING_JPA, Contenders.SPRING_JPA, Parts.AS_ENGINE_REST, Contenders.ENGINE_REST)
            .flatMap(subject -> Stream.of(1, Parts.MANY).map(connections -> row(subject, String.valueOf(connections),
                range(Parts.PEERS, subject, Sheet.RATIO, connections),
                range(Parts.PEERS, subject, Sheet.RATE, connections),
                latency(Parts.PEERS, subject, connections),
                costs(Parts.PEERS, subject, connections))));
        return table(rows, "contender", "connections", "ratio to pgbench", "updates/s", "p50 / p99 / p99.9 ms",
            COSTS);
    }

    Stream<String> start() {
        Stream<String> rows = Stream.of(Starts.JVM, Contenders.PERSONA, Contenders.SPRING_JPA, Contenders.ENGINE_REST).map(subject -> row(subject,
            range(Parts.START, subject, Starts.MILLIS, 0),
            range(Parts.PEERS, subject, Sheet.RESIDENT, 0),
            range(Parts.PEERS, subject, Sheet.PEAK, 0)));
        return table(rows, "", "first answer after ms", "resident under load MiB", "at most MiB");
    }

    Stream<String> growth() {
        Stream<String> sizes = table(Growth.SIZES.stream().map(String::valueOf).map(users -> row(users,
            range(Parts.GROWTH, users, Sheet.RATIO, Parts.MANY),
            range(Parts.GROWTH, users, Sheet.RATE, Parts.MANY),
            range(Parts.GROWTH, users, Parts.PGBENCH + " per second", Parts.MANY),
            latency(Parts.GROWTH, users, Parts.MANY),
            costs(Parts.GROWTH, users, Parts.MANY),
            range(Parts.GROWTH, users, Growth.TABLE_MIB, 0),
            range(Parts.GROWTH, users, Growth.INDEX_MIB, 0))),
            "users", "ratio to pgbench", "updates/s", "pgbench/s", "p50 / p99 / p99.9 ms", COSTS, "table MiB", "indexes MiB");
        Stream<String> bloat = table(Stream.of(Growth.BEFORE, Growth.AFTER).map(subject -> row(subject,
            range(Parts.BLOAT, subject, Growth.TABLE_MIB, 0),
            range(Parts.BLOAT, subject, Growth.INDEX_MIB, 0),
            range(Parts.BLOAT, subject, Growth.HOT_SHARE, 0),
            range(Parts.BLOAT, subject, Growth.DEAD_ROWS, 0),
            range(Parts.BLOAT, subject, Growth.VACUUMS, 0))),
            "10,000 users", "table MiB", "indexes MiB", "share of HOT updates", "dead rows", "autovacuum runs");
        return Stream.of(Stream.of("Klaim's update at 32 connections. pgbench meets the same table, so a ratio that rises says that pgbench lost more; compare the rates too."), Stream.of(""), sizes, Stream.of(""), bloat).flatMap(Function.identity());
    }

    private String latency(String part, String subject, int connections) {
        return medians(part, subject, connections, Sheet.P50, Sheet.P99, Sheet.P999);
    }

    private String costs(String part, String subject, int connections) {
        String micros = medians(part, subject, connections, Sheet.SERVER_CPU, Sheet.DATABASE_CPU);
        String bytes = medians(part, subject, connections, Sheet.ALLOCATED);
        return bytes.isEmpty() ? micros : micros + ", " + bytes;
    }

    private String medians(String part, String subject, int connections, String... measures) {
        return Arrays.stream(measures).flatMap(measure -> figures.find(part, subject, measure, connections).stream())
            .map(series -> number(series.median())).collect(Collectors.joining(" / "));
    }

    private String range(String part, String subject, String measure, int connections) {
        return figures.find(part, subject, measure, connections).map(series -> number(series.median())
            + (series.min() == series.max() ? "" : RANGE.formatted(number(series.min()), number(series.max())))).orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.2f" : "%.0f", value);
    }

    private static Stream<String> table(Stream<String> rows, String... titles) {
        return Stream.concat(Stream.of(row(titles), "|" + "---|".repeat(titles.length)), rows);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", List.of(cells)) + " |";
    }
}
