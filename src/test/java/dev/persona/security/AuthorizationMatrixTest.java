package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Who may do what: every operation of every specification, tried by everybody. An operation without a row here fails the build, and so does
 * a row without its operation.
 */
class AuthorizationMatrixTest {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** The callers in the order of a row's statuses; the first three, and the revoked key, know nothing worth knowing. */
    private enum Who { ANONYMOUS, BAD, EXPIRED, OTHER_USER, OWNER, KEY, REVOKED_KEY }

    /** {@code own} in place of a status: 200, but about the caller's own record. */
    private record Row(String contract, String operation, String method, String path, String body, String statuses) {
    }

    private static final List<Row> ROWS = List.of(
        new Row("mico", "getProfile", "GET", "/v1/users", null, "401 401 401 own 200 401 401"),
        new Row("mico", "updateProfile", "PUT", "/v1/users/profile", "{'name':'X','birthdate':'2021-09-22T03:23:23.275Z','gender':'x'}",
            "401 401 401 own 200 401 401"),
        new Row("gmi", "getUserProfile", "GET", "/me/profile", null, "401 401 401 own 200 401 401"),
        new Row("gmi", "updateUserProfile", "PATCH", "/me/profile", "{'firstName':'X','id':'OWNER'}", "401 401 401 own 200 401 401"),
        new Row("zitadel", "getMyProfile", "GET", "/users/me/profile", null, "401 401 401 own 200 401 401"),
        new Row("zitadel", "updateMyProfile", "PUT", "/users/me/profile", "{'firstName':'X','lastName':'Y','userId':'OWNER'}",
            "401 401 401 own 200 401 401"),
        new Row("camunda", "getUserProfile", "GET", "/user/OWNER/profile", null, "401 401 401 404 200 200 401"),
        new Row("camunda", "updateProfile", "PUT", "/user/OWNER/profile", "{'id':'OWNER','firstName':'X'}", "401 401 401 404 204 204 401"),
        new Row("camunda", "createUser", "POST", "/user/create", "{'profile':{'id':'NEW'}}", "401 401 401 403 403 204 401"),
        new Row("camunda", "deleteUser", "DELETE", "/user/OWNER", null, "401 401 401 403 403 204 401"),
        new Row("klaim", "getUser", "GET", "/users/OWNER", null, "401 401 401 401 401 200 401"),
        new Row("klaim", "createUser", "POST", "/users", "{'email':'NEW@example.org','user_id':'NEW'}", "401 401 401 401 401 200 401"),
        new Row("klaim", "updateUser", "PUT", "/users/OWNER", "{'name':'X'}", "401 401 401 401 401 200 401"));

    static List<Row> rows() {
        return ROWS;
    }

    @Test
    void everyOperationHasItsRow() {
        assertThat(ROWS.stream().map(row -> row.contract() + " " + row.operation())).containsExactlyInAnyOrderElementsOf(specified());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCallerGetsWhatTheRowSays(Row row) {
        String[] statuses = row.statuses().split(" ");
        for (Who who : Who.values()) {
            String owner = People.create();
            String other = People.create();
            String expected = statuses[who.ordinal()];
            Answer answer = request(row, owner, credential(who, owner, other)).send();
            assertThat(answer.status()).as(row.operation() + " " + who + " " + answer.body())
                .isEqualTo(expected.equals("own") ? 200 : Integer.parseInt(expected));
            if (who != Who.OWNER && who != Who.KEY) {
                assertThat(answer.body()).doesNotContain(People.email(owner));
                assertThat(People.sequence(owner)).as("the record of the owner, called by " + who).isEqualTo(1);
            }
            if (expected.equals("own")) {
                assertThat(People.sequence(other)).isEqualTo(row.method().equals("GET") ? 1 : 2);
            }
        }
    }

    /** Whose record it is says the path or the token, whatever the body says. */
    @Test
    void noMemberOfABodyLeadsToAnotherRecord() {
        for (String name : new String[] {"id", "userId", "user_id", "sub", "internalId", "internal_id", "klaim_id", "email"}) {
            String caller = People.create();
            String victim = People.create();
            for (Row row : ROWS.stream().filter(row -> row.method().equals("PUT") || row.method().equals("PATCH")).toList()) {
                boolean keyed = row.contract().equals("camunda") || row.contract().equals("klaim");
                String value = name.equals("email") ? People.email(victim) : victim;
                String body = row.body().replace("'id':'OWNER',", "").replace(",'id':'OWNER'", "").replace(",'userId':'OWNER'", "")
                    .replaceFirst("\\{", "{'" + name + "':'" + value + "',");
                Api request = Api.request(row.method(), row.path().replace("OWNER", caller)).json(body.replace('\'', '"'));
                (keyed ? request.withApiKey() : request.as(caller)).send();
                assertThat(People.sequence(victim)).as(row.operation() + " with " + name).isEqualTo(1);
                assertThat(People.gmi(victim).get("firstName").textValue()).isEqualTo("Alice");
            }
        }
    }

    private static Api request(Row row, String owner, String credential) {
        Api request = Api.request(row.method(), row.path().replace("OWNER", owner));
        if (row.body() != null) {
            request.json(row.body().replace('\'', '"').replace("OWNER", owner).replace("NEW", "new-" + UUID.randomUUID()));
        }
        return credential == null ? request : request.bearer(credential);
    }

    private static String credential(Who who, String owner, String other) {
        return switch (who) {
            case ANONYMOUS -> null;
            case BAD -> Tokens.forged(owner);
            case EXPIRED -> Tokens.expired(owner);
            case OTHER_USER -> Tokens.of(other);
            case OWNER -> Tokens.of(owner);
            case KEY -> TestServer.shared().apiKey();
            case REVOKED_KEY -> revokedKey();
        };
    }

    private static String revokedKey() {
        ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
        String name = "revoked-" + UUID.randomUUID();
        String key = keys.create(name);
        assertThat(keys.revoke(name)).isTrue();
        return key;
    }

    @SuppressWarnings("unchecked")
    private static List<String> specified() {
        List<String> operations = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("openapi"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Map<String, Map<String, Map<String, Object>>> paths =
                    (Map<String, Map<String, Map<String, Object>>>)
                        new Yaml().<Map<String, Object>>load(Files.readString(file)).get("paths");
                paths.values().forEach(item -> METHODS.stream().filter(item::containsKey).forEach(method ->
                    operations.add(file.getFileName().toString().replace(".yaml", "") + " " + item.get(method).get("operationId"))));
            }
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
