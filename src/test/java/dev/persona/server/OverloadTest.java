package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Metrics;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two connections to the database, one request that may wait for it, and a lock that holds them all. */
class OverloadTest {

    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final String UNDERWAY = "persona_requests_underway";

    private TestServer server;
    private String id;

    @BeforeEach
    void start() {
        server = TestServer.startOnOwnDatabase(Map.of("DATABASE_POOL_SIZE", "2", "QUEUE_LIMIT", "1", "DATABASE_WAIT_MILLIS", "20000",
            "DATABASE_STATEMENT_TIMEOUT_MILLIS", "20000", "DATABASE_SOCKET_TIMEOUT_SECONDS", "30"));
        id = People.create(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theExcessIsRefusedAtOnceInTheContractsShapeAndTheRestIsServed() throws SQLException {
        String key = server.apiKey();
        try (Connection lock = lock()) {
            List<CompletableFuture<Answer>> underway = List.of(update(), update(), update());
            Metrics.await(server, UNDERWAY, 3);
            for (Vendor vendor : Vendor.values()) {
                Instant sent = Instant.now();
                String credential = vendor == Vendor.CAMUNDA || vendor == Vendor.KLAIM ? key : Tokens.of(id);
                Api.request(vendor.method(), vendor.path(id)).to(server).bearer(credential).json("{" + vendor.members() + "}").send()
                    .is(503, vendor.unavailable()).has("Retry-After", "1");
                assertThat(Duration.between(sent, Instant.now())).isLessThan(AT_ONCE);
            }
            assertThat(Metrics.value(server, "persona_refused_total")).isEqualTo(Vendor.values().length);
            for (String path : new String[] {"/health/liveness", "/health/readiness", "/metrics"}) {
                Instant sent = Instant.now();
                assertThat(Api.get(path).to(server).send().status()).as(path).isEqualTo(200);
                assertThat(Duration.between(sent, Instant.now())).as(path).isLessThan(AT_ONCE);
            }
            lock.rollback();
            assertThat(underway).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        }
        Metrics.await(server, UNDERWAY, 0);
        assertThat(update().join().status()).isEqualTo(200);
    }

    @Test
    void whoGoesAwayOrIsRefusedLeavesNoPlaceTaken() throws SQLException {
        try (Connection lock = lock(); RawHttp impatient = RawHttp.open(server.port())) {
            String body = "{\"firstName\":\"Bob\"}";
            impatient.send("PATCH /me/profile HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.of(id)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            Metrics.await(server, UNDERWAY, 1);
            impatient.close();
            lock.rollback();
        }
        for (String token : new String[] {"x", Tokens.expired(id)}) {
            assertThat(Api.get("/me/profile").to(server).bearer(token).send().status()).isEqualTo(401);
        }
        Api.patch("/me/profile").to(server).as(id).json("{").send().is(400, Vendor.GMI.malformed());
        assertThat(Api.get("/me/profile").to(server).as(id).header("Accept", "text/html").send().status()).isEqualTo(406);
        assertThat(Api.get("/users/%FF").to(server).bearer(server.apiKey()).send().status()).isEqualTo(400);
        Metrics.await(server, UNDERWAY, 0);
    }

    private Connection lock() throws SQLException {
        Connection connection = TestServer.connect(server.database());
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT 1 FROM profile WHERE user_id = '" + id + "' FOR UPDATE");
        return connection;
    }

    private CompletableFuture<Answer> update() {
        return CompletableFuture.supplyAsync(() -> Api.patch("/me/profile").to(server).as(id).json("{\"firstName\":\"Bob\"}").send());
    }
}
