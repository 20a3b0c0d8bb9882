package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.LogLines;
import dev.persona.support.Metrics;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of each request: an id, a date, a line in the log, a number in the metrics. */
class ExchangeTest {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.startOnOwnDatabase(Map.of("REQUEST_LOG", "true"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerHasADateAndAnId() {
        String id = People.create(server);
        isMarked(Api.get("/me/profile").to(server).as(id).send(), 200);
        isMarked(Api.patch("/me/profile").to(server).as(id).json("{\"firstName\":\"Bob\"}").send(), 200);
        isMarked(Api.get("/me/profile").to(server).send(), 401);
        isMarked(Api.patch("/me/profile").to(server).as(id).json("{").send(), 400);
        isMarked(Api.put("/me/profile").to(server).as(id).json("{}").send(), 405);
        isMarked(Api.delete("/user/" + id).to(server).bearer(server.apiKey()).send(), 204);
        isMarked(Api.get("/nothing").to(server).send(), 404);
        isMarked(Api.get("/nothing/").to(server).send(), 404);
        isMarked(Api.get("/health/readiness").to(server).send(), 200);
        isMarked(Api.get("/metrics").to(server).send(), 200);
        isMarked(Api.get("/docs").to(server).send(), 200);
        isMarked(Api.get("/openapi/gmi.yaml").to(server).send(), 200);
        isMarked(Api.request("HEAD", "/me/profile").to(server).send(), 401);
        for (String request : new String[] {"GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "PUT /users/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n"}) {
            isMarked(raw(request), 400);
        }
        isMarked(raw("GET /" + "x".repeat(4096) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
    }

    @Test
    void aCallersOwnIdComesBack() {
        for (String id : new String[] {"a", "0af7651916cd43dd8448eb211c80319c", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "x".repeat(64)}) {
            Api.get("/nothing").to(server).header("X-Request-Id", id).send().has("X-Request-Id", id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "alice@example.org", "persona_0123456789012345678901234567890123456789012", "{}", "a.b.c", "\u00e9",
        "00000000001111111111222222222233333333334444444444555555555566666", ""})
    void anIdThatMayBeSomethingElseIsReplaced(String id) {
        String answered = raw("GET /nothing HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n").header("X-Request-Id").orElseThrow();
        assertThat(answered).matches(UUID);
    }

    @Test
    void eachRequestIsOneLineWithWhatItWasAndNotForWhom() {
        String id = People.create(server);
        try (LogLines lines = LogLines.of("requests")) {
            Api.get("/users/" + id + "?x=y").to(server).bearer(server.apiKey()).header("X-Request-Id", "a1").send();
            Api.get("/engine-rest/user/" + id + "/profile").to(server).header("X-Request-Id", "a2").send();
            Api.request("FROB", "/me/profile").to(server).header("X-Request-Id", "a3").send();
            Api.request("HEAD", "/nothing/" + id).to(server).header("X-Request-Id", "a4").send();
            Api.get("/health/liveness").to(server).header("X-Request-Id", "a5").send();
            raw("PUT /users/x HTTP/1.1\r\nHost: x\r\nX-Request-Id: a6\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n");
            assertThat(lines.json()).map(line -> line.get("id").textValue()).containsExactly("a1", "a2", "a3", "a4", "a5", "a6");
            is(lines.json().get(0), "GET", "/users/{user_id}", "klaim", "getUser", "200");
            is(lines.json().get(1), "GET", "/engine-rest/user/{id}/profile", "camunda", "getUserProfile", "401");
            is(lines.json().get(2), "OTHER", "/me/profile", "gmi", "none", "405");
            is(lines.json().get(3), "HEAD", "none", "none", "none", "404");
            is(lines.json().get(4), "GET", "/health/{selector}", "none", "none", "200");
            is(lines.json().get(5), "PUT", "none", "none", "none", "400");
            assertThat(lines.text()).noneMatch(line -> line.contains(id));
        }
    }

    @Test
    void whoGoesAwayIsALineToo() {
        try (LogLines lines = LogLines.of("requests"); RawHttp connection = RawHttp.open(server.port())) {
            String id = People.create(server);
            lines.clear();
            String request = "GET /me/profile HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.of(id) + "\r\n\r\n";
            connection.send(request.repeat(50)).close();
            lines.await(1);
            assertThat(lines.json()).allMatch(line -> List.of("200", "aborted").contains(line.get("status").textValue()));
        }
    }

    @Test
    void requestsAreCountedAndTimedByContractOperationAndStatus() {
        String id = People.create(server);
        String series = "persona_requests_seconds_count{contract=\"zitadel\",operation=\"getMyProfile\",status=\"200\"}";
        double before = Metrics.value(server, series);
        Api.get("/users/me/profile").to(server).as(id).send();
        Api.get("/auth/v1/users/me/profile").to(server).as(id).send();
        assertThat(Metrics.value(server, series)).isEqualTo(before + 2);
        assertThat(Metrics.lines(server)).anyMatch(line -> line.startsWith(
            "persona_requests_seconds_bucket{contract=\"zitadel\",operation=\"getMyProfile\",status=\"200\",le=\"0.1\"}"));
    }

    @Test
    void thePoolAndTheFailuresOfTheDatabaseAreMeasured() {
        TestServer.execute(server.database(), "ALTER TABLE profile RENAME TO profile_away");
        try {
            assertThat(Api.get("/me/profile").to(server).as("alice").send().status()).isEqualTo(500);
        } finally {
            TestServer.execute(server.database(), "ALTER TABLE profile_away RENAME TO profile");
        }
        assertThat(Metrics.value(server, "persona_failures_total{kind=\"StoreFailed\"}")).isEqualTo(1);
        assertThat(Metrics.value(server, "hikaricp_connections_max{pool=\"HikariPool-1\"}")
            + Metrics.lines(server).stream().filter(line -> line.startsWith("hikaricp_connections_max{")).count()).isPositive();
        assertThat(Metrics.lines(server)).anyMatch(line -> line.startsWith("hikaricp_connections_pending"))
            .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    private static void is(JsonNode line, String method, String route, String contract, String operation, String status) {
        assertThat(line.get("event").textValue()).isEqualTo("request");
        assertThat(Instant.parse(line.get("time").textValue())).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(List.of(line.get("method").textValue(), line.get("route").textValue(), line.get("contract").textValue(),
            line.get("operation").textValue(), line.get("status").textValue())).containsExactly(method, route, contract, operation, status);
        assertThat(line.get("micros").longValue()).isPositive();
        assertThat(line.size()).isEqualTo(9);
    }

    private static void isMarked(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().allValues("X-Request-Id")).singleElement().asString().matches(UUID);
        assertThat(answer.headers().allValues("Date")).singleElement().satisfies(date -> assertThat(
            Duration.between(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME), ZonedDateTime.now()).abs())
            .isLessThan(Duration.ofSeconds(30)));
    }

    private static Answer raw(String request) {
        try (RawHttp connection = RawHttp.open(server.port())) {
            return connection.send(request).answer();
        }
    }
}
