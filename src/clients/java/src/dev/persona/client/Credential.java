package dev.persona.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Who calls, as the headers that say so. It is asked before every request. */
@FunctionalInterface
public interface Credential {

    /**
     * The headers that go with the next request.
     *
     * @return names and values
     */
    Map<String, String> headers();

    /** A user's token or an API key, in {@code Authorization: Bearer}. */
    static Credential bearer(String token) {
        return bearer(() -> token);
    }

    /** A token that is asked for before every request, because tokens expire. */
    static Credential bearer(Supplier<String> token) {
        return () -> Map.of("Authorization", "Bearer " + token.get());
    }

    /** HTTP Basic: for the Camunda contract the name of an API key, and the key. */
    static Credential basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return () -> Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Nobody in particular. */
    static Credential none() {
        return Map::of;
    }
}
