package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Metrics;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private final ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
    private final String name = "key-" + UUID.randomUUID();

    // Success.

    @Test
    void aKeyIsRecognisableAndLong() {
        assertThat(keys.create(name)).matches("persona_[A-Za-z0-9_-]{43}");
    }

    @Test
    void keysAreListedByNameWithTheirTimes() {
        Instant before = Instant.now().minusSeconds(1);
        keys.create(name + "-b");
        keys.create(name + "-a");
        keys.revoke(name + "-b");
        assertThat(keys.list()).filteredOn(key -> key.name().startsWith(name)).satisfiesExactly(
            first -> {
                assertThat(first.name()).isEqualTo(name + "-a");
                assertThat(first.createdAt()).isBetween(before, Instant.now().plusSeconds(1));
                assertThat(first.revokedAt()).isEmpty();
            },
            second -> {
                assertThat(second.name()).isEqualTo(name + "-b");
                assertThat(second.revokedAt().orElseThrow()).isBetween(second.createdAt(), Instant.now().plusSeconds(1));
            });
    }

    @Test
    void aKeyOpensKlaimAndCamunda() {
        String id = People.create();
        String key = keys.create(name);
        assertThat(klaim(id).bearer(key).send().status()).isEqualTo(200);
        assertThat(camunda(id).bearer(key).send().status()).isEqualTo(200);
        assertThat(camunda(id).basic(name, key).send().status()).isEqualTo(200);
    }

    @Test
    void aNameHasSmallLettersDigitsAndHyphens() {
        try (TestServer own = TestServer.startOnOwnDatabase(Map.of())) {
            assertThat(Stream.of("a", "0", "-", "a-0", "0".repeat(64)).map(own.bean(ApiKeys.class)::create))
                .allMatch(key -> key.startsWith(ApiKeys.PREFIX));
        }
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "a b", "a_b", "a.b", "a/b", "a:b", "é", "٣", "a\n", "a'--",
        "01234567890123456789012345678901234567890123456789012345678901234"})
    void anotherNameIsRefused(String bad) {
        assertThatThrownBy(() -> keys.create(bad)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("The name of an API key has 1 to 64 of the characters a-z, 0-9 and -.");
    }

    @Test
    void aNameIsNotUsedTwice() {
        String key = keys.create(name);
        isTaken();
        assertThat(klaim(People.create()).bearer(key).send().status()).isEqualTo(200);
    }

    @Test
    void aNameIsNotUsedAgainAfterItsKeyWasRevoked() {
        keys.create(name);
        keys.revoke(name);
        isTaken();
    }

    @Test
    void aKeyIsRevokedOnce() {
        keys.create(name);
        assertThat(keys.revoke(name)).isTrue();
        Instant revokedAt = revokedAt();
        assertThat(keys.revoke(name)).isFalse();
        assertThat(revokedAt()).isEqualTo(revokedAt);
        assertThat(keys.revoke(name + "-unknown")).isFalse();
    }

    @Test
    void aRevokedKeyIsRefused() {
        String key = keys.create(name);
        keys.revoke(name);
        isRefusedByKlaim(klaim("x").bearer(key).send());
        isRefusedByCamunda(camunda("x").bearer(key).send());
        isRefusedByCamunda(camunda("x").basic(name, key).send());
    }

    @Test
    void aKeyInUseIsRefusedWithinASecondOfItsRevocation() {
        String id = People.create();
        String key = keys.create(name);
        assertThat(klaim(id).bearer(key).send().status()).isEqualTo(200);
        keys.revoke(name);
        Instant revoked = Instant.now();
        Answer answer = klaim(id).bearer(key).send();
        while (answer.status() == 200 && Instant.now().isBefore(revoked.plusSeconds(5))) {
            answer = klaim(id).bearer(key).send();
        }
        isRefusedByKlaim(answer);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void theDatabaseHasNothingButADigest() throws Exception {
        String key = keys.create(name);
        try (Connection connection = TestServer.connect(TestServer.shared().database());
             PreparedStatement query = connection.prepareStatement("SELECT digest, to_json(k)::text FROM api_key k WHERE name = ?")) {
            query.setString(1, name);
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(digest(key));
            assertThat(row.getString(2)).doesNotContain(key.substring(ApiKeys.PREFIX.length()));
        }
        // A digest that leaked is no key.
        isRefusedByKlaim(klaim("x").bearer(ApiKeys.PREFIX + digest(key)).send());
        isRefusedByKlaim(klaim("x").bearer(digest(key)).send());
    }

    // Credentials.

    @Test
    void aKeyThatIsNotQuiteRightIsRefused() {
        String key = keys.create(name);
        String wrongCase = ApiKeys.PREFIX + key.substring(ApiKeys.PREFIX.length()).toUpperCase(Locale.ROOT);
        for (String wrong : new String[] {key.substring(0, key.length() - 1), key + "A", "A" + key, wrongCase, ApiKeys.PREFIX}) {
            isRefusedByKlaim(klaim("x").bearer(wrong).send());
            isRefusedByCamunda(camunda("x").bearer(wrong).send());
            isRefusedByCamunda(camunda("x").basic(name, wrong).send());
        }
    }

    /** Each time once took a connection to the database, so that who had a wrong key kept others from theirs. */
    @Test
    void aWrongKeyIsNotLookedUpAgainAndAgain() {
        try (TestServer own = TestServer.startOnOwnDatabase(Map.of())) {
            double before = connectionsTaken(own);
            for (int i = 0; i < 100; i++) {
                isRefusedByKlaim(klaim("x").to(own).bearer(ApiKeys.PREFIX + "B".repeat(43)).send());
            }
            assertThat(connectionsTaken(own)).isGreaterThan(before).isLessThan(before + 100);
        }
    }

    @Test
    void theUserNameMustBeTheNameOfTheKey() {
        String id = People.create();
        String key = keys.create(name);
        keys.create(name + "-other");
        for (String wrong : new String[] {"", "admin", name.toUpperCase(Locale.ROOT), name + " ", name + "-other", name + "\0"}) {
            isRefusedByCamunda(camunda(id).basic(wrong, key).send());
        }
        assertThat(camunda(id).basic(name, key).send().status()).isEqualTo(200);
        // Also when the server remembers the key.
        isRefusedByCamunda(camunda(id).basic("admin", key).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic bm9jb2xvbg==", "Basic Og==", "Negotiate abc"})
    void aHeaderThatNamesNoKeyIsRefused(String header) {
        isRefusedByCamunda(camunda("x").header("Authorization", header).send());
        isRefusedByKlaim(klaim("x").header("Authorization", header).send());
    }

    @ParameterizedTest
    @EnumSource(value = Vendor.class, names = {"MICO", "GMI", "ZITADEL"})
    void aKeyIsRefusedWhereUsersCall(Vendor vendor) {
        String id = People.create();
        String key = keys.create(name);
        String body = "{" + vendor.members() + "}";
        String expected = switch (vendor) {
            case MICO -> vendor.failure(401, "token contains an invalid number of segments");
            case GMI -> "{\"group\":\"auth\",\"code\":401,\"message\":\"Unauthorized.\"}";
            default -> """
                {"code":16,"message":"Errors.Token.Invalid (AUTH-7fs1e)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail",
                "id":"AUTH-7fs1e","message":"Errors.Token.Invalid"}]}""";
        };
        Api request = Api.request(vendor.method(), vendor.path(id));
        request.to(TestServer.shared()).bearer(key).json(body).send().is(401, expected).has("WWW-Authenticate", "Bearer");
        request.to(TestServer.shared()).basic(name, key).json(body).send().is(401, expected).has("WWW-Authenticate", "Bearer");
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void micosOwnHeaderTakesNoKeyEither() {
        Api.get("/v1/users").header("Authentication", keys.create(name)).send()
            .is(401, Vendor.MICO.failure(401, "token contains an invalid number of segments")).has("WWW-Authenticate", "Bearer");
    }

    @Test
    void klaimTakesNeitherBasicNorAUsersToken() {
        String id = People.create();
        String body = "{" + Vendor.KLAIM.members() + "}";
        String key = keys.create(name);
        isRefusedByKlaim(klaim(id).basic(name, key).send());
        isRefusedByKlaim(klaim(id).as(id).send());
        isRefusedByKlaim(klaim(id).send());
        isRefusedByKlaim(klaim(id).bearer(key).bearer(key).send());
        isRefusedByKlaim(Api.put("/users/" + id).as(id).json(body).send());
        isRefusedByKlaim(Api.post("/users").as(id).json("{\"email\":\"" + UUID.randomUUID() + "@example.org\"}").send());
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void camundaLetsNoUsersTokenCreateOrDelete() {
        String id = People.create();
        String expected = "{\"type\":\"AuthorizationException\","
            + "\"message\":\"An API key is required to create or delete users.\",\"code\":null}";
        Api.post("/user/create").as(id).json("{\"profile\":{\"id\":\"" + name + "\"}}").send().is(403, expected);
        Api.delete("/user/" + id).as(id).send().is(403, expected);
        isRefusedByCamunda(Api.delete("/user/" + id).bearer(Tokens.forged(id)).send());
        assertThat(People.sequence(id)).isEqualTo(1);
        assertThat(camunda(name).withApiKey().send().status()).isEqualTo(404);
    }

    private void isTaken() {
        assertThatThrownBy(() -> keys.create(name)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("There is or was an API key named " + name + "; names are not used again.");
    }

    private Instant revokedAt() {
        return keys.list().stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow().revokedAt().orElseThrow();
    }

    private static String digest(String key) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static Api klaim(String id) {
        return Api.get("/users/" + id);
    }

    private static Api camunda(String id) {
        return Api.get("/user/" + id + "/profile");
    }

    private static void isRefusedByKlaim(Answer answer) {
        answer.is(401, "{\"message\":\"Unauthorized\"}").has("WWW-Authenticate", "Bearer");
    }

    private static void isRefusedByCamunda(Answer answer) {
        answer.is(401, Vendor.CAMUNDA.failure(401, "Unauthorized")).has("WWW-Authenticate", "Basic realm=\"default\"");
    }

    private static double connectionsTaken(TestServer server) {
        return Metrics.lines(server).stream().filter(line -> line.startsWith("hikaricp_connections_acquire_seconds_count"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }
}
