package dev.persona.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The five contracts: what is sent, and the statement that a program without HTTP would run instead. */
enum Contract {

    MICO("PUT", "/v1/users/profile", 200,
        "{\"name\":\"Name {value}\",\"birthdate\":\"1992-05-04T01:30:00.{value}Z\",\"gender\":\"female\"}",
        "{\"name\":7,\"birthdate\":\"1992-05-04T01:30:00Z\",\"gender\":\"female\"}",
        "/v1/users", "/v1/nothing",
        "display_name = 'Name ' || :value, birthdate = timestamptz '1992-05-04 01:30:00Z' + :value * interval '1 microsecond', gender = 'female'", ""),

    GMI("PATCH", "/me/profile", 200,
        "{\"firstName\":\"First {value}\",\"lastName\":\"Last {value}\"}",
        "{\"firstName\":7,\"lastName\":\"Last\"}",
        "/me/profile", "/me/nothing",
        "first_name = 'First ' || :value, last_name = 'Last ' || :value", ""),

    ZITADEL("PUT", "/users/me/profile", 200,
        "{\"firstName\":\"First {value}\",\"lastName\":\"Last\",\"nickName\":\"Nick\",\"displayName\":\"Name {value}\",\"preferredLanguage\":\"en\","
            + "\"gender\":\"GENDER_FEMALE\"}",
        "{\"firstName\":7,\"lastName\":\"Last\"}",
        "/users/me/profile", "/users/me/nothing",
        "first_name = 'First ' || :value, last_name = 'Last', nick_name = 'Nick', display_name = 'Name ' || :value, preferred_language = 'en', "
            + "gender = 'female'", "sequence, created_at, changed_at"),

    CAMUNDA("PUT", "/user/{id}/profile", 204,
        "{\"id\":\"{id}\",\"firstName\":\"First {value}\",\"lastName\":\"Last {value}\",\"email\":\"{id}@example.org\"}",
        "{\"id\":\"{id}\",\"firstName\":7}",
        "/user/{id}/profile", "/user/nobody-{id}/profile",
        "first_name = 'First ' || :value, last_name = 'Last ' || :value, email = :id || '@example.org', email_key = :id || '@example.org'", ""),

    KLAIM("PUT", "/users/{id}", 200,
        "{\"name\":\"Name {value}\",\"metadata\":{\"plan\":\"team\",\"seats\":{value}}}",
        "{\"name\":7}",
        "/users/{id}", "/users/nobody-{id}",
        "display_name = 'Name ' || :value, metadata = CAST('{\"plan\":\"team\",\"seats\":' || :value || '}' AS json)",
        "user_id, internal_id, display_name, email, metadata, acquisition_source, credit_balance, created_at");

    private final String method;
    private final String path;
    private final int success;
    private final String body;
    private final String badBody;
    private final String readPath;
    private final String missingPath;
    private final String assignments;
    private final String returned;

    Contract(String method, String path, int success, String body, String badBody, String readPath, String missingPath, String assignments,
             String returned) {
        this.method = method;
        this.path = path;
        this.success = success;
        this.body = body;
        this.badBody = badBody;
        this.readPath = readPath;
        this.missingPath = missingPath;
        this.assignments = assignments;
        this.returned = returned;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statement for pgbench: the contract's columns, and what the contract answers. */
    String statement() {
        return "UPDATE profile SET " + assignments + ", sequence = sequence + 1, changed_at = now() WHERE user_id = CAST(:id AS text)"
            + (returned.isEmpty() ? "" : " RETURNING " + returned);
    }

    Request update(Credentials credentials) {
        return new Request("update", method, path, header(credentials.apiKey()), body, usesApiKey() ? null : credentials.tokens(), success, 0);
    }

    Request read(Credentials credentials) {
        return update(credentials).withPath("read", readPath, 200);
    }

    /** An update with a forged credential, an update with a number for a text, and a read of nothing. */
    List<Request> refusals(Credentials credentials) {
        Request update = update(credentials);
        return List.of(
            update.withCredential("401", header(credentials.forgedApiKey()), usesApiKey() ? null : credentials.forgedTokens()),
            update.withBody("400", badBody, 400),
            update.withPath("404", missingPath, 404));
    }

    private boolean usesApiKey() {
        return this == CAMUNDA || this == KLAIM;
    }

    private String header(String apiKey) {
        Function<String, String> header = switch (this) {
            case MICO -> token -> "Authentication: " + token;
            case CAMUNDA -> Credentials::basic;
            default -> Credentials::bearer;
        };
        return header.apply(usesApiKey() ? apiKey : "{token}");
    }
}
