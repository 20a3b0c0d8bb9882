package dev.persona.security;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an API key once it has been shown.
 *
 * @param name its name and id
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, if it was
 */
public record ApiKey(String name, Instant createdAt, Optional<Instant> revokedAt) {
}
