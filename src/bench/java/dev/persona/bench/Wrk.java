package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs wrk against a server. */
final class Wrk {

    private static final String SCRIPT = "src/bench/wrk/requests.lua";
    private static final int MICROS = 1_000_000;

    private final Postgres postgres;
    private final Path directory;

    Wrk(Postgres postgres, Path directory) {
        this.postgres = postgres;
        this.directory = directory;
    }

    /** Sends requests for some seconds; each must be answered as {@link Request#refused} says. */
    Window run(Server server, Request request, long users, int connections, int seconds) {
        List<String> command = new ArrayList<>(List.of("wrk", "-t", "1", "-c", String.valueOf(connections), "-d", seconds + "s", "--timeout", "10s",
            "-s", SCRIPT, "http://127.0.0.1:" + server.port(), "--", template(server, request).toString(), String.valueOf(users)));
        if (request.tokens() != null) {
            command.add(request.tokens().toString());
        }
        double serverBefore = server.cpuSeconds();
        double allocatedBefore = server.allocatedBytes();
        double databaseBefore = postgres.cpuSeconds();
        String output = Commands.run(command.toArray(String[]::new));
        double database = postgres.cpuSeconds() - databaseBefore;
        double cpu = server.cpuSeconds() - serverBefore;
        double allocated = server.allocatedBytes() - allocatedBefore;
        return window(server, request, output, cpu, database, allocated);
    }

    private static Window window(Server server, Request request, String output, double cpu, double database, double allocated) {
        String[] result = output.lines().filter(line -> line.startsWith("RESULT ")).findFirst()
            .orElseThrow(() -> new IllegalStateException(output)).split(" ");
        long answers = Long.parseLong(result[1]);
        long refused = Long.parseLong(result[7]);
        long failed = Long.parseLong(result[8]);
        boolean expected = request.refused() ? refused == answers : refused <= answers * request.conflicts();
        if (answers == 0 || failed != 0 || !expected) {
            throw new IllegalStateException(server.name() + ", " + request.name() + ": " + refused + " of " + answers + " answers were refusals, "
                + failed + " requests failed");
        }
        long requests = request.refused() ? answers : answers - refused;
        return new Window(requests, requests * (double) MICROS / Long.parseLong(result[2]), Double.parseDouble(result[3]),
            Double.parseDouble(result[4]), Double.parseDouble(result[5]), Double.parseDouble(result[6]),
            cpu * MICROS / requests, database * MICROS / requests, allocated / requests);
    }

    private Path template(Server server, Request request) {
        try {
            return Files.writeString(directory.resolve("request"), request.text("127.0.0.1:" + server.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
