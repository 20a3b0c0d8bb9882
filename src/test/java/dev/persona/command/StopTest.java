package dev.persona.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.server.Settings.ExternalDatabase;
import dev.persona.support.Launcher;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, while a request waits for a lock. */
class StopTest {

    private static final String READINESS = "GET /health/readiness HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String BODY = "{\"firstName\":\"Bob\"}";

    @TempDir
    Path directory;

    private ExternalDatabase database;
    private Connection lock;
    private Launcher.Server server;

    @BeforeEach
    void start() throws SQLException {
        database = TestServer.newDatabase();
        server = new Launcher(directory).with("DATABASE_URL", database.jdbcUrl()).with("DATABASE_USER", database.user().orElseThrow())
            .with("DATABASE_PASSWORD", database.password().orElseThrow()).with("JWT_SECRET", TestServer.SECRET)
            .with("DATABASE_STATEMENT_TIMEOUT_MILLIS", "60000").with("DATABASE_SOCKET_TIMEOUT_SECONDS", "60")
            .with("STOP_DELAY_SECONDS", "1").with("GRACE_PERIOD_SECONDS", "2").serve();
        TestServer.execute(database, "INSERT INTO profile (internal_id, user_id, created_at, changed_at) VALUES ('1_aaaaa', 'alice', now(), now())");
        lock = TestServer.connect(database);
        lock.setAutoCommit(false);
        // The whole table: nobody waits for a locked row for long.
        lock.createStatement().execute("LOCK TABLE profile");
    }

    @AfterEach
    void stop() throws SQLException {
        server.kill();
        lock.close();
    }

    @Test
    void theServerFirstSaysThatItIsNotReadyAndEndsWhatItHasBegun() throws Exception {
        try (RawHttp update = open(); RawHttp probe = open()) {
            update.send(update());
            awaitBlockedStatement();
            assertThat(probe.send(READINESS).answer().status()).isEqualTo(200);
            server.process().destroy();
            Instant deadline = Instant.now().plusSeconds(1);
            int status = 200;
            while (status == 200 && Instant.now().isBefore(deadline)) {
                try (RawHttp newcomer = open()) {
                    status = newcomer.send(READINESS).answer().status();
                }
            }
            assertThat(status).isEqualTo(503);
            // The connection is about to be closed, and a client that was not told so would send its next request into nothing.
            assertThat(probe.send("GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n").answer().has("Connection", "close").status()).isEqualTo(200);
            assertThat(probe.isClosed()).isTrue();
            lock.rollback();
            assertThat(update.answer().status()).isEqualTo(200);
        }
        assertThat(server.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRequestThatIsStuckDoesNotKeepTheServerFromStopping() throws Exception {
        try (RawHttp update = open()) {
            update.send(update());
            awaitBlockedStatement();
            Instant told = Instant.now();
            server.process().destroy();
            assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(told, Instant.now())).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(8));
            assertThat(update.isClosed()).isTrue();
        }
    }

    private RawHttp open() {
        return RawHttp.open(URI.create(server.url()).getPort());
    }

    private static String update() {
        return "PATCH /me/profile HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.of("alice")
            + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    private void awaitBlockedStatement() throws SQLException {
        Instant deadline = Instant.now().plusSeconds(10);
        try (Connection observer = TestServer.connect(database);
            var query = observer.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
            boolean blocked = false;
            while (!blocked) {
                assertThat(Instant.now()).isBefore(deadline);
                try (var rows = query.executeQuery()) {
                    blocked = rows.next() && rows.getInt(1) > 0;
                }
            }
        }
    }
}
