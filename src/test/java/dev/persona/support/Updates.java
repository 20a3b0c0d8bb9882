package dev.persona.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/** The update of each contract, ready to be sent with a credential that is good for it. */
public final class Updates {

    private Updates() {
    }

    public static Api mico(String userId, String json) {
        return Api.put("/v1/users/profile").header("Authentication", Tokens.of(userId)).json(json);
    }

    public static Api gmi(String userId, String json) {
        return Api.patch("/me/profile").as(userId).json(json);
    }

    public static Api zitadel(String userId, String json) {
        return Api.put("/users/me/profile").as(userId).json(json);
    }

    public static Api camunda(String userId, String json) {
        return Api.put("/user/" + userId + "/profile").withApiKey().json(json);
    }

    public static Api klaim(String userId, String json) {
        return Api.put("/users/" + userId).withApiKey().json(json);
    }

    /** A text as a JSON string, quotation marks included. */
    public static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** JSON text as a tree that equals the one of an {@link Answer}. */
    public static JsonNode parsed(String json) {
        return new Answer(0, null, json).json();
    }

    /** A text as a path segment in which nothing is left unescaped. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("%%%02X", each));
        }
        return escaped.toString();
    }
}
