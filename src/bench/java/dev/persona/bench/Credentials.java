package dev.persona.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * What callers prove with who they are.
 *
 * @param tokens a good token of each user
 * @param forgedTokens tokens signed with another secret
 * @param apiKey a good API key of Persona
 */
record Credentials(Path tokens, Path forgedTokens, String apiKey) {

    private static final String KEY_NAME = "bench";

    /** A key of the right form that nobody was given. */
    String forgedApiKey() {
        return apiKey.substring(0, apiKey.length() - 8) + "00000000";
    }

    static String basic(String name, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static String basic(String key) {
        return basic(KEY_NAME, key);
    }

    static String bearer(String credential) {
        return "Authorization: Bearer " + credential;
    }
}
