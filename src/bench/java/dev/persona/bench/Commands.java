package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs other programs. Whatever still runs when the benchmark ends, is ended too. */
final class Commands {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private Commands() {
    }

    /** Starts a program and keeps it in mind. */
    static Process start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            RUNNING.add(process);
            process.onExit().thenAccept(RUNNING::remove);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end, and returns what it printed; a failure is an exception with the same text. */
    static String run(ProcessBuilder builder) {
        Process process = start(builder.redirectErrorStream(true));
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", builder.command()) + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String run(String... command) {
        return run(new ProcessBuilder(command));
    }

    /** The same command as an ordinary user: PostgreSQL does not run as root. */
    static List<String> unprivileged(String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(Arrays.asList(command));
        return whole;
    }

    /** Ends one program: kindly, and after ten seconds by force. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void stopAll() {
        RUNNING.forEach(Process::destroy);
        RUNNING.forEach(Commands::stop);
    }
}
