package dev.persona.gate.generated;

import dev.persona.security.SecuritySchemes;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Credentials for the security schemes, whose names are the same in all specifications. */
final class Credentials {

    static final List<String> ALL = List.of(SecuritySchemes.USER_TOKEN, SecuritySchemes.USER_TOKEN_HEADER, SecuritySchemes.API_KEY,
        SecuritySchemes.API_KEY_BASIC);
    static final Set<String> OF_USERS = Set.of(SecuritySchemes.USER_TOKEN, SecuritySchemes.USER_TOKEN_HEADER);

    private static final String AUTHORIZATION = "Authorization";
    private static final String AUTHENTICATION = "Authentication";

    private Credentials() {
    }

    /** Adds a good credential; a token is the one of this user. */
    static void add(Map<String, String> headers, String scheme, String userId) {
        String key = TestServer.shared().apiKey();
        switch (scheme) {
            case SecuritySchemes.USER_TOKEN -> headers.put(AUTHORIZATION, "Bearer " + Tokens.of(userId));
            case SecuritySchemes.USER_TOKEN_HEADER -> headers.put(AUTHENTICATION, Tokens.of(userId));
            case SecuritySchemes.API_KEY -> headers.put(AUTHORIZATION, "bearer " + key);
            case SecuritySchemes.API_KEY_BASIC -> headers.put(AUTHORIZATION, basic(TestServer.shared().apiKeyName() + ":" + key));
            default -> throw new IllegalStateException("no security scheme of this project: " + scheme);
        }
    }

    /** Values of a header that say who somebody is, but not truly. */
    static Map<String, String> bad(String userId) {
        String key = TestServer.shared().apiKey();
        String token = Tokens.of(userId);
        return Map.of(
            "expired token", "Bearer " + Tokens.expired(userId),
            "forged token", "Bearer " + Tokens.forged(userId),
            "token without signature", "Bearer " + token.substring(0, token.lastIndexOf('.') + 1),
            "unsigned token", "Bearer " + encoded("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".",
            "unknown key", "Bearer " + key.substring(0, key.length() - 3) + "AAA",
            "key of another name", basic("nobody:" + key),
            "key without a name", basic(key),
            "no base64", "Basic ???",
            "another scheme", "Digest " + token,
            "no scheme and no token", "xyz");
    }

    /** The headers in which credentials stand. */
    static Set<String> headers() {
        return Set.of(AUTHORIZATION, AUTHENTICATION);
    }

    /** The header in which a scheme's credential stands. */
    static String header(String scheme) {
        return scheme.equals(SecuritySchemes.USER_TOKEN_HEADER) ? AUTHENTICATION : AUTHORIZATION;
    }

    private static String basic(String nameAndKey) {
        return "Basic " + Base64.getEncoder().encodeToString(nameAndKey.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
