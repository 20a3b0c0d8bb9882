package dev.persona.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL that a server leaves behind when it is killed: it lives on, holds the data, and would keep a new one from starting. */
final class OrphanedPostgres {

    /** Where PostgreSQL notes its process id, and in the fourth line its port. */
    static final String PID_FILE = "postmaster.pid";

    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private OrphanedPostgres() {
    }

    /** Stops it, if there is one. The caller owns the directory, so no living server uses it. */
    static void stop(Path cluster) {
        try {
            Path pidFile = cluster.resolve(PID_FILE);
            if (!Files.exists(pidFile)) {
                return;
            }
            Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                .filter(found -> found.info().command().filter(command -> command.contains("postgres")).isPresent());
            if (orphan.isPresent()) {
                // SIGINT is PostgreSQL's fast shutdown; what Java can send, SIGTERM, would wait for clients.
                new ProcessBuilder("kill", "-INT", String.valueOf(orphan.get().pid())).start().waitFor();
                orphan.get().onExit().get(SHUTDOWN.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a PostgreSQL that an earlier server left behind on " + cluster + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
