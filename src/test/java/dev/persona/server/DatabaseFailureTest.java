package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.security.ApiKeys;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.LogLines;
import dev.persona.support.People;
import dev.persona.support.SwitchableForwarder;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that refuses statements, and one that cannot be reached: every operation says so in its contract's words, and recovers. */
class DatabaseFailureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern OPERATION_ID = Pattern.compile("operationId: (\\w+)");

    private record Operation(Vendor vendor, String id, Api request, int success) {
    }

    private static TestServer server;
    private static SwitchableForwarder line;
    private static String password;

    @BeforeAll
    static void startServerBehindAForwarder() {
        Settings.ExternalDatabase database = TestServer.newDatabase();
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(database.jdbcUrl());
        assertThat(port.find()).isTrue();
        line = new SwitchableForwarder(Integer.parseInt(port.group(1)));
        password = database.password().orElseThrow();
        server = TestServer.start(new Settings.ExternalDatabase(
            port.replaceFirst("127.0.0.1:" + line.port()), database.user(), database.password()), Map.of());
    }

    @AfterAll
    static void stopServer() {
        server.close();
        line.close();
    }

    @Test
    void everyOperationOfTheSpecificationsIsTried() throws IOException {
        for (Vendor vendor : Vendor.values()) {
            List<String> specified = new ArrayList<>();
            Matcher matcher = OPERATION_ID.matcher(Files.readString(Path.of("openapi", vendor.name().toLowerCase(Locale.ROOT) + ".yaml")));
            while (matcher.find()) {
                specified.add(matcher.group(1));
            }
            assertThat(operations("x").stream().filter(operation -> operation.vendor() == vendor).map(Operation::id))
                .containsExactlyInAnyOrderElementsOf(specified);
        }
    }

    @Test
    void aStatementThatFailsIsTheContracts500() {
        String id = People.create(server);
        execute("ALTER TABLE profile RENAME TO profile_away");
        try {
            for (Operation operation : operations(id)) {
                Answer answer = operation.request().send().is(500, operation.vendor().databaseFailed());
                assertThat(answer.header("Retry-After")).isEmpty();
                tellsNothing(answer);
            }
        } finally {
            execute("ALTER TABLE profile_away RENAME TO profile");
        }
        allSucceed(id);
    }

    @Test
    void anApiKeyThatCannotBeLookedUpIsTheContracts500() {
        String id = People.create(server);
        String key = server.bean(ApiKeys.class).create("key-" + UUID.randomUUID());
        execute("ALTER TABLE api_key RENAME TO api_key_away");
        try {
            tellsNothing(Api.get("/users/" + id).to(server).bearer(key).send().is(500, Vendor.KLAIM.databaseFailed()));
            tellsNothing(Api.get("/user/" + id + "/profile").to(server).bearer(key).send().is(500, Vendor.CAMUNDA.databaseFailed()));
            tellsNothing(Api.delete("/user/" + id).to(server).basic("x", key).send().is(500, Vendor.CAMUNDA.databaseFailed()));
            // Where no key is taken none is looked up.
            assertThat(Api.get("/me/profile").to(server).bearer(key).send().status()).isEqualTo(401);
            assertThat(Api.get("/me/profile").to(server).as(id).send().status()).isEqualTo(200);
        } finally {
            execute("ALTER TABLE api_key_away RENAME TO api_key");
        }
        assertThat(Api.get("/users/" + id).to(server).bearer(key).send().status()).isEqualTo(200);
    }

    @Test
    void aDatabaseOutOfReachIsTheContracts503UntilItIsBack() {
        String id = People.create(server);
        server.apiKey();
        line.cut();
        try {
            allAreUnavailable(id);
            // Again, now that the pool knows.
            allAreUnavailable(id);
            is(Api.get("/health/liveness").to(server).send(), 200, "UP");
            Instant asked = Instant.now();
            is(Api.get("/health/readiness").to(server).send(), 503, "DOWN");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            // What needs no database is answered as ever.
            Api.get("/me/profile").to(server).send().is(401, "{\"group\":\"auth\",\"code\":401,\"message\":\"Unauthorized.\"}");
            Api.patch("/me/profile").to(server).as(id).json("{").send().is(400, Vendor.GMI.malformed());
        } finally {
            line.restore();
            heals("/health/readiness");
        }
        allSucceed(id);
    }

    /** The pool doubled its pauses up to five seconds, and requests were turned away for as long after readiness had said that all is well. */
    @Test
    void afterALongOutageAllOperationsSucceedAsSoonAsTheServerIsReady() {
        String id = People.create(server);
        server.apiKey();
        line.cut();
        try (LogLines lines = LogLines.of("dev.persona.persistence")) {
            Instant end = Instant.now().plus(Duration.ofSeconds(7));
            while (Instant.now().isBefore(end)) {
                Api.get("/me/profile").to(server).as(id).send().is(503, Vendor.GMI.unavailable());
            }
            line.restore();
            heals("/health/readiness");
            allSucceed(id);
            assertThat(lines.text()).containsSequence("The database is out of reach: SQLSTATE 08001", "The database is within reach again.");
        } finally {
            line.restore();
        }
    }

    @Test
    void aShortBreakOfTheConnectionsIsOverOnceEachHasBeenFoundBroken() {
        String id = People.create(server);
        line.cut();
        line.restore();
        Instant deadline = Instant.now().plus(PATIENCE);
        for (Operation operation : operations(id)) {
            Answer answer = operation.request().send();
            while (answer.status() == 503 && Instant.now().isBefore(deadline)) {
                answer = operation.request().send();
            }
            assertThat(answer.status()).as(operation.id()).isEqualTo(operation.success());
        }
        allSucceed(id);
    }

    private static void allAreUnavailable(String id) {
        List<Operation> operations = operations(id);
        ExecutorService callers = Executors.newFixedThreadPool(operations.size());
        try {
            List<CompletableFuture<Void>> calls = operations.stream().map(operation -> CompletableFuture.runAsync(() -> {
                Instant sent = Instant.now();
                Answer answer = operation.request().send().is(503, operation.vendor().unavailable()).has("Retry-After", "1");
                assertThat(Duration.between(sent, Instant.now())).isLessThan(PATIENCE);
                tellsNothing(answer);
            }, callers)).toList();
            calls.forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
    }

    private static void allSucceed(String id) {
        operations(id).forEach(
            operation -> assertThat(operation.request().send().status()).as(operation.id()).isEqualTo(operation.success()));
    }

    /** Ready again within the time that is promised; each answer takes a while when it is not. */
    private static void heals(String path) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Answer answer = Api.get(path).to(server).send();
        while (answer.status() != 200 && Instant.now().isBefore(deadline)) {
            answer = Api.get(path).to(server).send();
        }
        is(answer, 200, "UP");
    }

    private static void is(Answer health, int status, String word) {
        health.is(status, "{\"name\":\"persona\",\"status\":\"" + word + "\"}");
        tellsNothing(health);
    }

    private static void tellsNothing(Answer answer) {
        String all = (answer.headers().map() + answer.body()).toLowerCase(Locale.ROOT);
        assertThat(all).doesNotContain("postgres", "sql", "relation", "jdbc", "hikari", "dev.persona", "exception:", "profile_away",
            "127.0.0.1", password.toLowerCase(Locale.ROOT));
    }

    private static List<Operation> operations(String id) {
        String fresh = UUID.randomUUID().toString();
        return Stream.concat(
            Stream.of(Vendor.values()).map(vendor -> {
                Api update = Api.request(vendor.method(), vendor.path(id)).to(server);
                return new Operation(vendor, updateOf(vendor), credential(vendor, update, id).json("{" + vendor.members() + "}"),
                    vendor.success());
            }),
            Stream.of(
                new Operation(Vendor.MICO, "getProfile", get("/v1/users").bearer(Tokens.of(id)), 200),
                new Operation(Vendor.GMI, "getUserProfile", get("/me/profile").bearer(Tokens.of(id)), 200),
                new Operation(Vendor.ZITADEL, "getMyProfile", get("/users/me/profile").bearer(Tokens.of(id)), 200),
                new Operation(Vendor.CAMUNDA, "getUserProfile", get("/user/" + id + "/profile").bearer(server.apiKey()), 200),
                new Operation(Vendor.CAMUNDA, "createUser", Api.post("/user/create").to(server).bearer(server.apiKey())
                    .json("{\"profile\":{\"id\":\"c-" + fresh + "\"}}"), 204),
                new Operation(Vendor.CAMUNDA, "deleteUser", Api.delete("/user/d-" + fresh).to(server).bearer(server.apiKey()), 204),
                new Operation(Vendor.KLAIM, "getUser", get("/users/" + id).bearer(server.apiKey()), 200),
                new Operation(Vendor.KLAIM, "createUser", Api.post("/users").to(server).bearer(server.apiKey())
                    .json("{\"email\":\"" + fresh + "@example.org\"}"), 200))).toList();
    }

    private static Api get(String path) {
        return Api.get(path).to(server);
    }

    private static Api credential(Vendor vendor, Api request, String id) {
        return request.bearer(vendor == Vendor.CAMUNDA || vendor == Vendor.KLAIM ? server.apiKey() : Tokens.of(id));
    }

    private static String updateOf(Vendor vendor) {
        return switch (vendor) {
            case GMI -> "updateUserProfile";
            case ZITADEL -> "updateMyProfile";
            case KLAIM -> "updateUser";
            default -> "updateProfile";
        };
    }

    private static void execute(String sql) {
        TestServer.execute(server.database(), sql);
    }
}
