package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that begin a request and do not end it lose their connection, and nobody else notices. */
class SlowClientTest {

    private static final String HEAD = "PATCH /me/profile HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofSeconds(4);

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("REQUEST_TIMEOUT_SECONDS", "1", "IDLE_TIMEOUT_SECONDS", "3600"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConnectionOnWhichNoRequestBeginsIsClosed() {
        isClosedInTime("");
    }

    @Test
    void headersThatDoNotEndAreNotWaitedFor() {
        isClosedInTime("PAT");
        isClosedInTime(HEAD + "X: ");
    }

    @Test
    void aBodyThatDoesNotEndIsNotWaitedFor() {
        isClosedInTime(HEAD + "Content-Length: 20\r\n\r\n{");
        isClosedInTime(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
    }

    @Test
    void aBodyThatIsTooLargeAnywayIsNotWaitedFor() {
        try (RawHttp connection = RawHttp.open(server.port())) {
            assertThat(connection.send(HEAD + "Content-Length: 65537\r\n\r\n{").answer().status()).isEqualTo(413);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aByteNowAndThenDoesNotHelp() {
        Instant begun = Instant.now();
        try (RawHttp connection = RawHttp.open(server.port())) {
            connection.send(HEAD + "X: ");
            while (!connection.isClosedWithin(Duration.ofMillis(100))) {
                connection.send("y");
                assertThat(Duration.between(begun, Instant.now())).isLessThan(LIMIT.plus(SLACK));
            }
        }
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(LIMIT.minusMillis(200));
    }

    @Test
    void aSecondRequestOnTheSameConnectionHasNoMoreTimeThanTheFirst() {
        try (RawHttp connection = RawHttp.open(server.port())) {
            assertThat(connection.send("GET /health/liveness HTTP/1.1\r\nHost: x\r\n\r\n").answer().status()).isEqualTo(200);
            assertThat(connection.isClosedWithin(LIMIT.plusMillis(500))).as("idle is not slow").isFalse();
            connection.send(HEAD);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void othersAreServedMeanwhile() {
        String id = People.create(server);
        List<RawHttp> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(RawHttp.open(server.port()).send(HEAD + "Authorization: Bearer " + Tokens.of(id) + "\r\nContent-Length: 20\r\n\r\n{"));
            }
            // More than may wait for the database: who sends slowly takes no place.
            assertThat(Api.patch("/me/profile").to(server).as(id).json("{\"firstName\":\"Bob\"}").send().status()).isEqualTo(200);
            assertThat(slow).allMatch(RawHttp::isClosed);
        } finally {
            slow.forEach(RawHttp::close);
        }
    }

    private static void isClosedInTime(String beginning) {
        Instant begun = Instant.now();
        try (RawHttp connection = RawHttp.open(server.port())) {
            connection.send(beginning);
            assertThat(connection.isClosed()).isTrue();
        }
        assertThat(Duration.between(begun, Instant.now())).isBetween(LIMIT.minusMillis(200), LIMIT.plus(SLACK));
    }
}
