package dev.persona.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the program in processes of its own, as operators do. */
public final class Launcher {

    private static final int TIMEOUT_SECONDS = 60;

    private final Map<String, String> environment;

    /** Runs on an embedded database in a directory, at any free port, without gRPC. */
    public Launcher(Path dataDir) {
        this(Map.of("DATA_DIR", dataDir.toString(), "PORT", "0", "GRPC_PORT", "0"));
    }

    private Launcher(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The same with one more setting. */
    public Launcher with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Launcher(more);
    }

    /** What a command printed. */
    public record Output(int status, String stdout, String stderr) {
    }

    /** Runs a command to its end. */
    public Output run(String... arguments) {
        try {
            Path stdout = Files.createTempFile("stdout", null);
            Path stderr = Files.createTempFile("stderr", null);
            Process process = builder(arguments).redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end: " + Files.readString(stdout) + Files.readString(stderr));
            }
            return new Output(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs lines of shell and returns what they print. */
    public static String shell(String lines) {
        try {
            Process process = new ProcessBuilder("bash", "-c", lines).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server and waits until it says that it listens. */
    public Server serve() {
        try {
            Process process = builder("serve").redirectErrorStream(true).start();
            StringBuilder output = new StringBuilder();
            byte[] buffer = new byte[1024];
            while (!output.toString().contains("curl ") || !output.toString().endsWith("\n\n")) {
                int read = process.getInputStream().read(buffer);
                if (read < 0) {
                    throw new IllegalStateException("did not start: " + output);
                }
                output.append(new String(buffer, 0, read));
            }
            return new Server(process, output.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process ids of PostgreSQL servers whose data lies in the directory. */
    public List<Long> processesOfDatabase() {
        return ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().filter(line -> line.contains(environment.get("DATA_DIR")) && line.contains("postgres -D")
                || line.contains(environment.get("DATA_DIR")) && line.contains("/bin/postgres ")).isPresent())
            .map(ProcessHandle::pid).toList();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), "dev.persona.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches("PORT|GRPC_PORT|HOST|MANAGEMENT_PORT|DATA_DIR|DATABASE_.*|JWT_.*|CAMUNDA_.*|CORS_.*|ORGANISATION_ID|MAX_.*"
            + "|.*_TIMEOUT_SECONDS|QUEUE_LIMIT|STOP_DELAY_SECONDS|GRACE_PERIOD_SECONDS|REQUEST_LOG|OTEL_.*"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** A server in a process of its own. */
    public record Server(Process process, String output) {

        public String url() {
            return output.lines().filter(line -> line.startsWith("Persona listens on ")).findFirst().orElseThrow()
                .substring("Persona listens on ".length());
        }

        /** The body that a GET with one header answers. */
        public String get(String path, String header) {
            return shell("curl -s '" + url() + path + "' -H '" + header + "'");
        }

        /** Status line, headers and body of an update through the GMI contract. */
        public String patchFirstName(String token, String firstName) {
            return shell("curl -si -X PATCH '" + url() + "/me/profile' -H 'Authorization: Bearer " + token
                + "' -H 'Content-Type: application/json' -d '{\"firstName\":\"" + firstName + "\"}'");
        }

        /** Tells the server to stop, as Ctrl-C and service managers do, and waits for its end. */
        public int stop() {
            process.destroy();
            try {
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("did not stop");
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Ends the server's process, and only that, as a crash would. */
        public void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
