package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The users of every contender: their ids are numbers of one length. Those who sign in have tokens, signed by HS256. */
final class Users {

    static final int FIRST = 10_000_000;
    static final int COUNT = 10_000;
    static final String SECRET = "a secret of the benchmark, known to all contenders";

    private static final String OTHER_SECRET = "the secret of somebody else, who signs tokens in vain";
    private static final long LIFETIME_SECONDS = 86_400;

    private Users() {
    }

    /** Writes a good token of each user, one in a line. */
    static Path tokens(Path directory) {
        return write(directory.resolve("tokens"), SECRET);
    }

    /** Writes a token of each user that is genuine but for its signature. */
    static Path forgedTokens(Path directory) {
        return write(directory.resolve("forged-tokens"), OTHER_SECRET);
    }

    private static Path write(Path file, String secret) {
        List<String> tokens = new ArrayList<>();
        for (int user = FIRST; user < FIRST + COUNT; user++) {
            tokens.add(token(user, secret));
        }
        try {
            return Files.write(file, tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(int user, String secret) {
        long now = Instant.now().getEpochSecond();
        String content = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
            + encode(("{\"sub\":\"" + user + "\",\"iat\":" + now + ",\"exp\":" + (now + LIFETIME_SECONDS) + "}").getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return content + "." + encode(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
