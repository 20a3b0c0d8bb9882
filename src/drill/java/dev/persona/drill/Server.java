package dev.persona.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The built server in a process of its own, as operators run it; it keeps its port when it is started again. */
final class Server {

    private static final int STOP_SECONDS = 60;

    private final Place place;
    private final String name;
    private final Map<String, String> environment;
    private final int port = Place.freePort();
    private Process process;

    private Server(Place place, String name, Map<String, String> environment) throws IOException {
        this.place = place;
        this.name = name;
        this.environment = new HashMap<>(environment);
        this.environment.put("PORT", String.valueOf(port));
    }

    /** Starts one on a database, with more settings. */
    static Server start(Place place, String name, String databaseUrl, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("GRPC_PORT", "0", "DATABASE_URL", databaseUrl, "DATABASE_USER", "postgres",
            "JWT_SECRET", Keys.SECRET, "REQUEST_LOG", "false"));
        environment.putAll(settings);
        Server server = new Server(place, name, environment);
        server.start();
        return server;
    }

    /** Starts it, and returns when it answers. */
    void start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("persona.command").split(" ")));
        command.add("serve");
        process = place.start(name, environment, command);
        while (status("/health/liveness") != 200) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server does not start, it ended with " + process.exitValue() + "; see " + place.log(name));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    int port() {
        return port;
    }

    /** What was printed: a line per request if that was asked for, and the log. */
    String printed() throws IOException {
        return place.printed(name);
    }

    /** The status of a GET; 0 if there is no answer. */
    int status(String path) {
        try {
            return get(path).status();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The seconds from now until it says that it is ready, asked again and again as by a load balancer; more than a minute if it took that long. */
    CompletableFuture<Double> awaitReady() {
        long since = System.nanoTime();
        return CompletableFuture.supplyAsync(() -> {
            while (status("/health/readiness") != 200 && (System.nanoTime() - since) / 1e9 < STOP_SECONDS) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            return (System.nanoTime() - since) / 1e9;
        });
    }

    Answer get(String path) throws IOException {
        try (Caller caller = new Caller(port)) {
            return caller.send(Call.get(path));
        }
    }

    void kill() {
        Place.signalAll("KILL", process.toHandle());
        process.onExit().join();
    }

    /** SIGTERM, without waiting for the end. */
    void terminate() {
        Place.signal("TERM", Stream.of(process.toHandle()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server does not stop");
        }
    }

    /** The bytes of the heap that are in use after a full collection. */
    long heapInUse() throws IOException, InterruptedException {
        Path histogram = place.resolve(name + "-heap");
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true).redirectOutput(histogram.toFile()).start().waitFor();
        List<String> lines = Files.readAllLines(histogram);
        Files.delete(histogram);
        return Long.parseLong(lines.get(lines.size() - 1).strip().split("\\s+")[2]);
    }

    /** The bytes of memory that the process has, heap and all. */
    long memory() throws IOException {
        String line = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
            .filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
