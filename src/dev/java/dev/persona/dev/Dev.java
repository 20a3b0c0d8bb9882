package dev.persona.dev;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The loop: build, restart, wait for the next change. A build that fails is told, and the server of the last good one goes on. */
public final class Dev {

    private static final double NANOS = 1e9;

    private Dev() {
    }

    /**
     * Runs until it is interrupted.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Server server = new Server();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Watch watch = new Watch();
        Build build = new Build();
        Set<Path> changed = watch.all();
        while (true) {
            if (succeeds(build, changed, server)) {
                changed.clear();
            }
            Set<Path> fresh = watch.changes();
            changed.addAll(fresh);
            say("Changed: " + String.join(", ", fresh.stream().map(Path::toString).sorted().toList()));
        }
    }

    private static boolean succeeds(Build build, Set<Path> changed, Server server) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Path classes = build.build(new HashSet<>(changed));
            say(String.format("Built in %.1f s; starting ...", (System.nanoTime() - start) / NANOS));
            server.restart(classes);
            return true;
        } catch (BuildFailedException e) {
            say(e.getMessage());
            say(String.format("Not built (%.1f s). The server, if one runs, is the one from before.", (System.nanoTime() - start) / NANOS));
        } catch (IOException | RuntimeException e) {
            // For instance a file that went away meanwhile: what did it is a change of its own.
            say("Not built: " + e);
        }
        return false;
    }

    private static void say(String text) {
        System.out.println("[dev] " + text.replace("\n", "\n[dev] "));
        System.out.flush();
    }
}
