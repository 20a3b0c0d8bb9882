package dev.persona.drill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that can be killed, frozen and restarted: the one from Maven Central, with data of its own and the settings it comes with. */
final class Postgres extends Database {

    private static final Path BINARIES = Path.of("target", "drill", "postgresql").toAbsolutePath();
    private static final int STOP_SECONDS = 30;

    private final Place place;
    private final String name;
    private Process process;

    private Postgres(Place place, String name) throws IOException {
        super(Place.freePort());
        this.place = place;
        this.name = name;
    }

    /** Makes and starts one. */
    static Postgres start(Place place, Map<String, String> settings) throws IOException, InterruptedException {
        Postgres postgres = new Postgres(place, "postgres");
        place.run("initdb", command("initdb", "-D", postgres.data().toString(), "-U", "postgres", "--auth=trust", "--no-sync", "--locale=C.UTF-8"));
        postgres.set(Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", ""));
        postgres.set(settings);
        postgres.start();
        postgres.awaitReady();
        return postgres;
    }

    /** Makes a standby from the data of this one, which is stopped, and starts both; from then on a commit waits for the standby. */
    Postgres startWithStandby() throws IOException, InterruptedException {
        Postgres standby = new Postgres(place, "standby");
        try (Stream<Path> paths = Files.walk(data())) {
            for (Path path : paths.toList()) {
                Files.copy(path, standby.data().resolve(data().relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        standby.set(Map.of("primary_conninfo", "host=127.0.0.1 port=" + port() + " user=postgres application_name=standby"));
        Files.createFile(standby.data().resolve("standby.signal"));
        set(Map.of("synchronous_standby_names", "standby"));
        start();
        awaitReady();
        standby.start();
        standby.awaitReady();
        return standby;
    }

    void start() throws IOException {
        process = place.start(name, Map.of(), command("postgres", "-D", data().toString(), "-p", String.valueOf(port())));
    }

    /** Ends all processes of it at once, as a loss of power would, except that what it gave to the operating system is kept. */
    void kill() {
        Place.signalAll("KILL", process.toHandle());
        process.onExit().join();
    }

    /** Stops all processes of it in the middle of what they are doing, or lets them go on. */
    void freeze(boolean frozen) {
        Place.signalAll(frozen ? "STOP" : "CONT", process.toHandle());
    }

    /** PostgreSQL's fast shutdown: sessions are ended, nothing is lost. */
    void stop() throws InterruptedException {
        Place.signal("INT", Stream.of(process.toHandle()));
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("PostgreSQL does not stop");
        }
    }

    /** Waits until it takes statements. */
    void awaitReady() throws InterruptedException {
        while (true) {
            try {
                execute("SELECT 1");
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("PostgreSQL does not start; see " + place.log(name), e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private void set(Map<String, String> settings) throws IOException {
        List<String> lines = settings.entrySet().stream().map(setting -> setting.getKey() + " = '" + setting.getValue() + "'").toList();
        Files.write(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    private Path data() {
        return place.resolve(name);
    }

    /** PostgreSQL refuses to run as root; in a user namespace root is nobody. */
    static List<String> asNobody(List<String> command) {
        List<String> all = new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
        all.addAll(command);
        return all;
    }

    private static List<String> command(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries().resolve(program).toString()));
        command.addAll(List.of(arguments));
        return asNobody(command);
    }

    /** The library unpacks the programs when it starts its first server; after that they are there. */
    private static synchronized Path binaries() throws IOException {
        if (!Files.isDirectory(BINARIES)) {
            EmbeddedPostgres.builder().setOverrideWorkingDirectory(BINARIES.toFile()).start().close();
        }
        try (Stream<Path> found = Files.list(BINARIES)) {
            return found.map(version -> version.resolve("bin")).filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
