package dev.persona.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the project wants to reach.
 *
 * @param text what is measured
 * @param must the worst that will do
 * @param aim what is hoped for
 * @param least whether more is better
 * @param measured finds what counts, of several contracts the worst one's
 */
record Target(String text, double must, double aim, boolean least, Function<Figures, OptionalDouble> measured) {

    private static final int ALL = 256;

    static final List<Target> TARGETS = List.of(
        new Target("updates at 32 connections, to pgbench (the slowest contract)", 0.8, 1.2, true, slowest(Sheet.RATIO, Parts.MANY)),
        new Target("updates at 256 connections, to pgbench (the slowest contract)", 0.8, 1.5, true, slowest(Sheet.RATIO, ALL)),
        new Target("latency of an update at 1 connection, to pgbench (the slowest contract)", 2.5, 1.7, false,
            figures -> contracts(figures, Sheet.LATENCY_RATIO, 1).mapToDouble(Double::doubleValue).max()),
        new Target("updates at 32 connections, to Camunda's engine-rest", 5, 8, true,
            peer(Parts.AS_ENGINE_REST, "rate to " + Contenders.ENGINE_REST)),
        new Target("updates at 32 connections, to Spring Boot with JPA", 3, 4.5, true, peer(Parts.AS_SPRING_JPA, "rate to " + Contenders.SPRING_JPA)),
        new Target("p99 of updates at 32 connections, to Spring Boot's", 0.5, 0.25, false, peer(Parts.AS_SPRING_JPA, "p99 to " + Contenders.SPRING_JPA)),
        new Target("reads, to updates (the slowest contract)", 1.5, 2, true, others("read")),
        new Target("refused requests, to updates (the slowest contract and status)", 1.5, 3, true, others("401", "400", "404")),
        new Target("10 million users, to 10 thousand", 0.9, 0.95, true, figures -> quotient(growth(figures, 10_000_000), growth(figures, 10_000))),
        new Target("start to first answer, Spring Boot's to Persona's", 3, 5, true,
            figures -> quotient(start(figures, Contenders.SPRING_JPA), start(figures, Contenders.PERSONA))),
        new Target("start to first answer, milliseconds beyond a bare JVM's", 500, 500, false,
            figures -> difference(start(figures, Contenders.PERSONA), start(figures, Starts.JVM))),
        new Target("resident memory under load, to Spring Boot's", 0.75, 0.5, false,
            figures -> quotient(memory(figures, Contenders.PERSONA), memory(figures, Contenders.SPRING_JPA))));

    /** A row of the table of targets. */
    String row(Figures figures) {
        OptionalDouble value = measured.apply(figures);
        String verdict = value.isEmpty() ? "not measured"
            : !reaches(value.getAsDouble(), must) ? "**missed**" : reaches(value.getAsDouble(), aim) ? "held, and the aim" : "held";
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |", text, number(must), number(aim),
            value.isEmpty() ? "" : number(value.getAsDouble()), verdict);
    }

    private boolean reaches(double value, double bound) {
        return least ? value >= bound : value <= bound;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static Function<Figures, OptionalDouble> slowest(String measure, int connections) {
        return figures -> contracts(figures, measure, connections).mapToDouble(Double::doubleValue).min();
    }

    private static Stream<Double> contracts(Figures figures, String measure, int connections) {
        return Arrays.stream(Contract.values())
            .map(contract -> figures.find(Parts.UPDATES, contract.title(), measure, connections)).flatMap(Optional::stream).map(Series::median);
    }

    private static Function<Figures, OptionalDouble> others(String... kinds) {
        return figures -> Arrays.stream(Contract.values()).flatMap(contract -> Arrays.stream(kinds).map(kind -> contract.title() + " " + kind))
            .map(subject -> figures.find(Parts.REQUESTS, subject, "ratio to updates", Parts.MANY)).flatMap(Optional::stream)
            .mapToDouble(Series::median).min();
    }

    private static Function<Figures, OptionalDouble> peer(String subject, String measure) {
        return figures -> median(figures.find(Parts.PEERS, subject, measure, Parts.MANY));
    }

    private static OptionalDouble growth(Figures figures, int users) {
        return median(figures.find(Parts.GROWTH, String.valueOf(users), Sheet.RATIO, Parts.MANY));
    }

    private static OptionalDouble start(Figures figures, String subject) {
        return median(figures.find(Parts.START, subject, Starts.MILLIS, 0));
    }

    private static OptionalDouble memory(Figures figures, String subject) {
        return median(figures.find(Parts.PEERS, subject, Sheet.RESIDENT, 0));
    }

    private static OptionalDouble median(Optional<Series> series) {
        return series.map(found -> OptionalDouble.of(found.median())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble quotient(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent() ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble()) : OptionalDouble.empty();
    }

    private static OptionalDouble difference(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent() ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble()) : OptionalDouble.empty();
    }
}
