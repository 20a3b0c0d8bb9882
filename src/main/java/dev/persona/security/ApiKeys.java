package dev.persona.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The API keys of backends and admin tools. A key is 256 random bits behind a prefix; only its SHA-256 digest is stored, which is enough
 * for a secret of that entropy.
 */
@Singleton
public final class ApiKeys {

    /** What every key starts with, so that scanners for leaked secrets and people recognise one. */
    public static final String PREFIX = "persona_";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int KEY_BYTES = 32;

    private final ApiKeyStore store;
    private final SecureRandom random = new SecureRandom();

    /** Names by digest, of keys found good in the last second: what a revoked key may still be used for at most. */
    private final Cache<String, String> good = lastSecond();

    /** By digest, keys found not to be good in the last second; apart from the others, so that who guesses pushes none of those out. */
    private final Cache<String, Boolean> bad = lastSecond();

    ApiKeys(ApiKeyStore store) {
        this.store = store;
    }

    /**
     * Makes a key.
     *
     * @param name its name, for ever: 1 to 64 of the characters a to z, 0 to 9 and -
     * @return the key, which cannot be shown again
     * @throws IllegalArgumentException if the name has another form, or a key has or had it; the message says which
     */
    public String create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of an API key has 1 to 64 of the characters a-z, 0-9 and -.");
        }
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!store.add(name, Digest.of(key))) {
            throw new IllegalArgumentException("There is or was an API key named " + name + "; names are not used again.");
        }
        return key;
    }

    /**
     * All keys, revoked ones included.
     *
     * @return the keys in the order of their names
     */
    public List<ApiKey> list() {
        return store.list();
    }

    /**
     * Revokes a key; every server refuses it within a second.
     *
     * @param name its name
     * @return false if there is no such key, or it was revoked before
     */
    public boolean revoke(String name) {
        return store.revoke(name);
    }

    /**
     * The name of a key that was found good within the last second, without asking the store.
     *
     * @param key the key as received
     * @return its name, if it is remembered
     */
    Optional<String> remembered(String key) {
        return Optional.ofNullable(good.getIfPresent(Digest.of(key)));
    }

    /**
     * Whether the store did not find a key within the last second; so who repeats a wrong one keeps nobody from the store.
     *
     * @param key the key as received
     * @return whether it is known not to be good
     */
    boolean isRefused(String key) {
        return bad.getIfPresent(Digest.of(key)) != null;
    }

    /**
     * Verifies a key; may wait for the store.
     *
     * @param key the key as received
     * @return its name, if it is good
     */
    Optional<String> verify(String key) {
        String digest = Digest.of(key);
        Optional<String> name = store.findActive(digest);
        name.ifPresentOrElse(found -> good.put(digest, found), () -> bad.put(digest, true));
        return name;
    }

    private static <T> Cache<String, T> lastSecond() {
        return Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).maximumSize(10_000).build();
    }
}
