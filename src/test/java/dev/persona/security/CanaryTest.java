package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.LogLines;
import dev.persona.support.Metrics;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/**
 * Words that nobody else uses, put wherever a caller can put one: none of them, and nothing of the server's inside, comes out in a log line
 * of any level down to DEBUG, in a metric, or in the answer to a failure.
 */
class CanaryTest {

    private static final List<String> INSIDE = List.of("dev.persona", "java.", "io.micronaut", "netty", "jackson", "exception in", "at dev.",
        "postgres", "hikari", "jdbc", "select ", "update profile", "sqlstate", "4.10.", "42.7");

    private static TestServer server;
    private static String key;

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final List<Answer> answers = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.startOnOwnDatabase(Map.of("REQUEST_LOG", "true"));
        key = server.apiKey();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noLogLineAndNoMetricRepeatsWhatWasSent() {
        String id = People.create(server);
        try (LogLines lines = LogLines.of(Logger.ROOT_LOGGER_NAME).at(Level.DEBUG);
            LogLines requests = LogLines.of("requests")) {
            everyPath(id);
            database("RENAME TO profile_away", "profile");
            everyPath(id);
            database("RENAME TO profile", "profile_away");
            List<String> all = new ArrayList<>(lines.text());
            all.addAll(requests.text());
            all.addAll(Metrics.lines(server));
            assertThat(requests.text()).hasSizeGreaterThan(answers.size() / 2);
            for (String secret : List.of(canary, Tokens.of(id).substring(0, 30), key, id, "Liddell", "+49555", "\u001b", "\r", "\n")) {
                assertThat(all).as(secret).noneMatch(line -> line.contains(secret));
            }
        }
    }

    @Test
    void noFailureTellsOfTheServersInside() {
        String id = People.create(server);
        everyPath(id);
        database("RENAME TO profile_away", "profile");
        everyPath(id);
        database("RENAME TO profile", "profile_away");
        assertThat(answers).filteredOn(answer -> answer.status() >= 400).hasSizeGreaterThan(50).allSatisfy(answer -> {
            String all = (answer.headers().map() + answer.body()).toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain(INSIDE).doesNotContain("profile_away", "server=", Tokens.of(id).substring(0, 30), key);
        });
    }

    private void everyPath(String id) {
        for (Vendor vendor : Vendor.values()) {
            boolean keyed = vendor == Vendor.CAMUNDA || vendor == Vendor.KLAIM;
            String good = keyed ? key : Tokens.of(id);
            for (String body : new String[] {"{" + vendor.members().replace("Bob", canary) + "}",
                "{" + vendor.members().replace("Bob", canary + "\\r\\n\\u001b[31m+49555") + "}", "{\"" + canary + "\":\"" + canary + "\",",
                "{\"" + vendor.text() + "\":{\"" + canary + "\":1}}", "[\"" + canary + "\"]", "{\"email\":\"" + canary + "@example.org\"}", "", "null",
                "{\"" + vendor.text() + "\":\"" + canary.repeat(20) + "\"}"}) {
                for (String credential : new String[] {good, canary, good + canary, Tokens.expired(canary), Tokens.forged(canary),
                    ApiKeys.PREFIX + canary}) {
                    send(Api.request(vendor.method(), vendor.path(id)).bearer(credential).json(body));
                }
                send(Api.request(vendor.method(), vendor.path(canary)).bearer(good).header("X-Request-Id", canary + "@x").json(body));
            }
            send(Api.request(vendor.method(), vendor.path(id)).bearer(good).header("Content-Type", canary).body(canary.getBytes()));
            send(Api.request(vendor.method(), vendor.path(id)).basic(canary, good).json("{}"));
            send(Api.request("DELETE", vendor.path(id) + "?" + canary).header("Accept", canary).header("Origin", "https://" + canary)
                .header("Cookie", canary).header("Authentication", canary));
            send(Api.get(vendor.path(id)).bearer(good).header("Accept", canary + "/x"));
        }
        send(Api.post("/user/create").bearer(key).json("{\"profile\":{\"id\":\"" + canary + "\",\"email\":\"" + canary + "@example.org\"}}"));
        send(Api.post("/users").bearer(key).json("{\"user_id\":\"" + canary + "\",\"metadata\":{\"" + canary + "\":\"+49555\"}}"));
        send(Api.get("/" + canary));
        send(Api.get("/health/" + canary));
        for (String request : new String[] {canary + "\r\n\r\n", "GET /" + canary + " HTTP/1.1\r\n\r\n",
            "GET /%" + canary + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: " + canary + " x\r\n\r\n", canary + " /me/profile HTTP/1.1\r\nHost: x\r\n\r\n",
            "PUT /users/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + canary + "\r\n",
            "GET /" + canary.repeat(200) + " HTTP/1.1\r\nHost: x\r\n\r\n"}) {
            try (RawHttp connection = RawHttp.open(server.port())) {
                answers.add(connection.send(request).answer());
            }
        }
    }

    private void send(Api request) {
        answers.add(request.to(server).send());
    }

    /** The table comes and goes while no request is under way. */
    private void database(String change, String table) {
        TestServer.execute(server.database(), "ALTER TABLE " + table + " " + change);
    }
}
