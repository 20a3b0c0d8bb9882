package dev.persona.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running server that is measured. What it prints is thrown away: a log that is read costs its reader's time. */
final class Server {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final int KIB = 1024;

    private final String name;
    private final int port;
    private final Process process;
    private final long started = System.nanoTime();

    Server(String name, int port, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        ProcessBuilder builder = new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        this.process = Commands.start(builder);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Asks until the answer is the expected one, and returns how many milliseconds after the start of the process that was. */
    double firstAnswer(Request request) {
        while (System.nanoTime() - started < PATIENCE_NANOS && process.isAlive()) {
            if (status(request) == request.status()) {
                return (System.nanoTime() - started) / 1e6;
            }
            pause();
        }
        throw new IllegalStateException(name + " does not answer " + request.name() + " with " + request.status() + ", but with " + status(request));
    }

    /** Whether a request is answered as it should be. */
    void check(Request request) {
        int status = status(request);
        if (status != request.status()) {
            throw new IllegalStateException(name + ", " + request.name() + ": " + status + " instead of " + request.status());
        }
    }

    double cpuSeconds() {
        return Processes.cpuSeconds(process.pid());
    }

    double residentMib() {
        return Processes.residentMib(process.pid());
    }

    double peakMib() {
        return Processes.peakMib(process.pid());
    }

    /** Bytes allocated since the start: so many times Eden was filled, and what is in it now. */
    double allocatedBytes() {
        String[] lines = Commands.run("jstat", "-J-XX:TieredStopAtLevel=1", "-gc", String.valueOf(process.pid())).strip().split("\n");
        List<String> names = List.of(lines[0].strip().split("\\s+"));
        String[] values = lines[1].strip().split("\\s+");
        return KIB * (value(names, values, "EC") * value(names, values, "YGC") + value(names, values, "EU"));
    }

    void stop() {
        Commands.stop(process);
    }

    private static double value(List<String> names, String[] values, String name) {
        return Double.parseDouble(values[names.indexOf(name)]);
    }

    /** The status of one answer; 0 if there is none. */
    private int status(Request request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.example("127.0.0.1:" + port).getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
