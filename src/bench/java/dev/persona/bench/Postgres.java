package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A private PostgreSQL with durable settings, in a directory of its own that goes away with it. */
final class Postgres implements AutoCloseable {

    static final String DATABASE = "bench";
    static final String USER = "bench";
    static final String HOST = "127.0.0.1";

    private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
    private static final List<String> SETTINGS = List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=256MB",
        "autovacuum=on", "max_connections=320", "max_wal_size=4GB", "listen_addresses=" + HOST, "unix_socket_directories=", "logging_collector=off");

    private final Path home;
    private final Path programs;
    private final int port = Ports.free();
    private long pid;

    Postgres() {
        try {
            programs = installed();
            // Not /tmp, which may be memory: nothing would be durable there.
            home = Files.createTempDirectory(Path.of("/var/tmp"), "persona-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        if (System.getProperty("user.name").equals("root")) {
            Commands.run("chown", "postgres", home.toString());
        }
        run("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        StringBuilder options = new StringBuilder("-p " + port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run("pg_ctl", "-D", data(), "-w", "-l", home.resolve("log").toString(), "-o", options.toString(), "start");
        pid = Long.parseLong(Commands.run(new ProcessBuilder(Commands.unprivileged("head", "-n", "1", data() + "/postmaster.pid"))).strip());
        psql("postgres", "CREATE DATABASE " + DATABASE);
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE;
    }

    /** Runs SQL and returns what it printed, without decoration. */
    String sql(String sql) {
        return psql(DATABASE, sql).strip();
    }

    double number(String sql) {
        return Double.parseDouble(sql(sql));
    }

    double cpuSeconds() {
        return Processes.cpuSecondsWithChildren(pid);
    }

    String version() {
        return sql("SHOW server_version");
    }

    /** The path of one of PostgreSQL's programs. */
    String program(String name) {
        return programs.resolve(name).toString();
    }

    @Override
    public void close() {
        if (Files.notExists(home)) {
            return;
        }
        if (Files.exists(home.resolve("data/postmaster.pid"))) {
            run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String psql(String database, String sql) {
        return Commands.run(program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", HOST, "-p", String.valueOf(port), "-U", USER,
            "-d", database, "-c", sql);
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void run(String program, String... arguments) {
        List<String> command = Commands.unprivileged(program(program));
        command.addAll(List.of(arguments));
        // What pg_ctl starts would keep a pipe open.
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Process process = Commands.start(builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command));
        }
    }

    private static Path installed() throws IOException {
        try (Stream<Path> versions = Files.isDirectory(INSTALLATIONS) ? Files.list(INSTALLATIONS) : Stream.empty()) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("pgbench")))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed; src/bench/install.sh installs what is needed."));
        }
    }
}
