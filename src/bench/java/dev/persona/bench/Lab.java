package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The private PostgreSQL and the servers on it, each started when it is needed first, and warm from then on. */
final class Lab implements AutoCloseable {

    /** Who starts with 32 busy connections keeps the compiler waiting on a small machine, so a few connections go first. */
    private static final int FEW = 3;
    private static final int MANY = 32;

    private final Path directory;
    private final Postgres postgres;
    private final Contenders contenders;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private Credentials credentials;
    private Server persona;
    private Server springJpa;
    private Server engineRest;

    Lab() {
        try {
            directory = Files.createTempDirectory("persona-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = new Postgres();
        contenders = new Contenders(postgres);
        wrk = new Wrk(postgres, directory);
        pgbench = new Pgbench(postgres, directory);
    }

    void begin() {
        postgres.start();
    }

    Postgres postgres() {
        return postgres;
    }

    Contenders contenders() {
        return contenders;
    }

    Credentials credentials() {
        persona();
        return credentials;
    }

    /** Persona with its users. */
    Server persona() {
        if (persona == null) {
            persona = contenders.persona();
            persona.firstAnswer(Request.path("/health/readiness"));
            credentials = new Credentials(Users.tokens(directory), Users.forgedTokens(directory), contenders.apiKey());
            contenders.loadPersona(Users.COUNT);
        }
        return persona;
    }

    Server springJpa() {
        if (springJpa == null) {
            contenders.loadSpringJpa();
            springJpa = contenders.springJpa();
            springJpa.firstAnswer(Contract.GMI.read(credentials()));
        }
        return springJpa;
    }

    Server engineRest() {
        if (engineRest == null) {
            contenders.createEngineSchema();
            engineRest = contenders.engineRest();
            engineRest.firstAnswer(Contenders.engineRead(Contenders.engineUser()));
            contenders.loadEngineRest();
        }
        return engineRest;
    }

    /** Sends each kind of request until figures stand still: for so many seconds in all with few connections, then with many. */
    void warmUp(Server server, List<Request> requests, int secondsFew, int secondsMany) {
        Bench.say("warming up " + server.name());
        requests.forEach(server::check);
        requests.forEach(each -> wrk.run(server, each, Users.COUNT, FEW, Math.max(1, secondsFew / requests.size())));
        requests.forEach(each -> wrk.run(server, each, Users.COUNT, MANY, Math.max(1, secondsMany / requests.size())));
    }

    /** A window in which updates go to a server. Each that was answered must be in the table. */
    Window update(Server server, Request update, long users, int connections, int seconds) {
        double before = contenders.written(server);
        Window window = wrk.run(server, update, users, connections, seconds);
        double written = contenders.written(server) - before;
        // A random value may be the one that is there already; that is no change.
        if (written < window.requests() * 0.999) {
            throw new IllegalStateException(server.name() + ": " + window.requests() + " updates were answered, but " + written + " written");
        }
        return window;
    }

    Window request(Server server, Request request, int connections, int seconds) {
        return wrk.run(server, request, Users.COUNT, connections, seconds);
    }

    Window pgbench(Contract contract, long users, int clients, int seconds) {
        return pgbench.run(contract.statement(), users, clients, seconds);
    }

    @Override
    public void close() {
        Commands.stopAll();
        postgres.close();
        for (String file : List.of("tokens", "forged-tokens", "statement.sql", "request", "")) {
            directory.resolve(file).toFile().delete();
        }
    }
}
