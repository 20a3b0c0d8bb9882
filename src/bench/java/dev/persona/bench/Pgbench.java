package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The yardstick: PostgreSQL's own benchmark with one prepared statement. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern COUNT = Pattern.compile("actually processed: (\\d+)");
    private static final int MICROS = 1_000_000;

    /**
     * A yardstick must not be slow by its own fault. On two cores, in seven windows each, two threads were as fast as one with 32 clients, and a
     * tenth faster with 256.
     */
    private static final int MOST_THREADS = 2;

    private final Postgres postgres;
    private final Path directory;

    Pgbench(Postgres postgres, Path directory) {
        this.postgres = postgres;
        this.directory = directory;
    }

    /** Runs a statement about random users ({@code :id}) with a random value ({@code :value}) for some seconds. */
    Window run(String statement, long users, int clients, int seconds) {
        double before = postgres.cpuSeconds();
        String output = Commands.run(postgres.program("pgbench"), "-n", "-M", "prepared", "-f", script(statement, users).toString(),
            "-c", String.valueOf(clients), "-j", String.valueOf(Math.min(MOST_THREADS, clients)), "-T", String.valueOf(seconds),
            "-h", Postgres.HOST, "-p", String.valueOf(postgres.port()), "-U", Postgres.USER, Postgres.DATABASE);
        double cpu = postgres.cpuSeconds() - before;
        long count = (long) number(COUNT, output);
        double mean = number(LATENCY, output) * 1000;
        return new Window(count, number(RATE, output), mean, 0, 0, 0, 0, cpu * MICROS / count, 0);
    }

    private Path script(String statement, long users) {
        try {
            return Files.writeString(directory.resolve("statement.sql"), "\\set id random(" + Users.FIRST + ", " + (Users.FIRST + users - 1) + ")\n"
                + "\\set value random(100000, 999999)\n" + statement + ";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
