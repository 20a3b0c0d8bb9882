package dev.persona.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of a Patroni cluster: Patroni, and the PostgreSQL of Debian that it runs. */
final class PatroniNode extends Database {

    private static final int PATIENCE_SECONDS = 60;

    private final Path data;
    private final int api;
    private final Process patroni;

    private PatroniNode(int port, Path data, int api, Process patroni) {
        super(port);
        this.data = data;
        this.api = api;
        this.patroni = patroni;
    }

    /** Starts a node that meets the others in etcd. */
    static PatroniNode start(Place place, String name, int etcd) throws IOException {
        int port = Place.freePort();
        int api = Place.freePort();
        Path data = place.resolve(name);
        Path configuration = Files.writeString(place.resolve(name + ".yml"), """
            scope: persona
            name: %1$s
            restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d"}
            etcd3: {host: "127.0.0.1:%3$d"}
            bootstrap:
              # As short as Patroni allows; a primary that is gone is replaced when the time to live of its key is over.
              dcs: {ttl: 20, loop_wait: 2, retry_timeout: 3, synchronous_mode: true}
              initdb: [{locale: C.UTF-8}, {encoding: UTF8}, {auth: trust}]
            postgresql:
              listen: 127.0.0.1:%4$d
              connect_address: 127.0.0.1:%4$d
              data_dir: %5$s
              bin_dir: /usr/lib/postgresql/15/bin
              pgpass: %5$s.pgpass
              authentication: {superuser: {username: postgres}, replication: {username: postgres}}
              parameters: {unix_socket_directories: ""}
              pg_hba: [host all all 127.0.0.1/32 trust, host replication all 127.0.0.1/32 trust]
            """.formatted(name, api, etcd, port, data));
        PatroniNode node = new PatroniNode(port, data, api,
            place.start(name, Map.of(), Postgres.asNobody(List.of("/usr/bin/patroni", configuration.toString()))));
        // PostgreSQL is no child of Patroni and lives on without it.
        place.atEnd(node::kill);
        return node;
    }

    /** Waits until Patroni says this of the node: "primary" or "synchronous". */
    void await(String role) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!is(role)) {
            if (System.nanoTime() > deadline || !patroni.isAlive()) {
                throw new IllegalStateException("a node of Patroni is not " + role);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Ends Patroni and PostgreSQL at once, as when the machine is lost. */
    void kill() {
        Place.signalAll("KILL", patroni.toHandle());
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            try {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(postgres -> {
                        Place.signalAll("KILL", postgres);
                        postgres.onExit().join();
                    });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean is(String role) {
        try (Caller caller = new Caller(api)) {
            // Patroni speaks HTTP/1.0 and closes.
            return caller.send(Call.get("/" + role)).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
