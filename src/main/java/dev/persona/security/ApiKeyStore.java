package dev.persona.security;

import java.util.List;
import java.util.Optional;

/** Keeps the digests of API keys. Methods throw what the methods of {@link dev.persona.profile.Profiles} throw. */
public interface ApiKeyStore {

    /**
     * Adds a key.
     *
     * @param name its name
     * @param digest its SHA-256 digest in hexadecimal
     * @return false if the name is or was in use
     */
    boolean add(String name, String digest);

    /**
     * All keys.
     *
     * @return the keys in the order of their names
     */
    List<ApiKey> list();

    /**
     * Revokes a key.
     *
     * @param name its name
     * @return false if there is no such key, or it was revoked before
     */
    boolean revoke(String name);

    /**
     * Finds a key that is not revoked.
     *
     * @param digest its SHA-256 digest in hexadecimal
     * @return its name, if there is one
     */
    Optional<String> findActive(String digest);
}
