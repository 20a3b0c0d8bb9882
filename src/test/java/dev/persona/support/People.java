package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Makes people for tests; each test has its own. */
public final class People {

    private People() {
    }

    /** A new person's user id; first name Alice, last name Liddell, an e-mail address that is theirs alone, nothing else. */
    public static String create() {
        return create(TestServer.shared());
    }

    /** The same on another server. */
    public static String create(TestServer server) {
        String id = "alice-" + UUID.randomUUID();
        assertThat(Api.post("/user/create").to(server).bearer(server.apiKey())
            .json("{\"profile\":{\"id\":\"" + id + "\",\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"email\":\"" + email(id) + "\"}}")
            .send().status()).isEqualTo(204);
        return id;
    }

    /** The e-mail address that {@link #create} gives a person. */
    public static String email(String userId) {
        return userId + "@example.org";
    }

    /** The sequence of a person's record: +1 for every change that changed something. */
    public static long sequence(String userId) {
        return Long.parseLong(zitadel(userId).get("details").get("sequence").textValue());
    }

    /** A person as Mico shows them: the five members of {@code data}. */
    public static JsonNode mico(String userId) {
        return Api.get("/v1/users").header("Authentication", Tokens.of(userId)).send().json().get("responses").get("data");
    }

    /** A person as GMI shows them. */
    public static JsonNode gmi(String userId) {
        return Api.get("/me/profile").as(userId).send().json().get("user");
    }

    /** A person as ZITADEL shows them: details and profile. */
    public static JsonNode zitadel(String userId) {
        return Api.get("/users/me/profile").as(userId).send().json();
    }

    /** A person as Camunda shows them. */
    public static JsonNode camunda(String userId) {
        return Api.get("/user/" + userId + "/profile").withApiKey().send().json();
    }

    /** A person as Klaim shows them. */
    public static JsonNode klaim(String userId) {
        return Api.get("/users/" + userId).withApiKey().send().json();
    }
}
