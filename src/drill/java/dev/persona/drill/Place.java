package dev.persona.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where one drill happens: a directory, and the processes that run for it. Closing it ends them, whatever they are doing, and deletes their
 * data; what they printed stays, one file each.
 */
final class Place implements AutoCloseable {

    private static final int COMMAND_SECONDS = 60;

    private final Path directory;
    private final List<Process> processes = new ArrayList<>();
    private final List<Runnable> cleanups = new ArrayList<>();
    private boolean closed;

    Place(Path directory) throws IOException {
        this.directory = directory;
        delete(directory);
        Files.createDirectories(directory);
    }

    Path resolve(String name) {
        return directory.resolve(name).toAbsolutePath();
    }

    /** Starts a process; what it prints goes to a file of its name. */
    synchronized Process start(String name, Map<String, String> environment, List<String> command) throws IOException {
        if (closed) {
            throw new IllegalStateException("the drill is over");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        // Settings of whoever runs the drills are not for the servers in them.
        builder.environment().keySet().removeIf(variable -> variable.matches("PORT|GRPC_PORT|HOST|MANAGEMENT_PORT|DATA_DIR"
            + "|(DATABASE|JWT|CAMUNDA|CORS|MAX|OTEL)_.*|PG.*|ORGANISATION_ID|.*_TIMEOUT_SECONDS|QUEUE_LIMIT|STOP_DELAY_SECONDS|GRACE_PERIOD_SECONDS|REQUEST_LOG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Runs a command to its end, which must be a good one. */
    void run(String name, List<String> command) throws IOException, InterruptedException {
        Process process = start(name, Map.of(), command);
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " failed; see " + log(name));
        }
    }

    /** The file with what a process printed. */
    Path log(String name) {
        return resolve(name + ".log");
    }

    /** What a process has printed so far. */
    String printed(String name) throws IOException {
        return Files.readString(log(name));
    }

    /** Has something done at the end, before the processes are killed. */
    synchronized void atEnd(Runnable cleanup) {
        cleanups.add(cleanup);
    }

    /** Sends a signal to a process and all that it started; the parent first, so that it starts no more of them. */
    static void signalAll(String signal, ProcessHandle process) {
        signal(signal, Stream.concat(Stream.of(process), process.descendants()));
    }

    /** Sends a signal to processes. */
    static void signal(String signal, Stream<ProcessHandle> receivers) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        receivers.map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port of the loopback interface that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        cleanups.forEach(Runnable::run);
        for (Process process : processes) {
            if (process.isAlive()) {
                signalAll("KILL", process.toHandle());
            }
        }
        processes.forEach(process -> process.onExit().join());
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                delete(entry);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
