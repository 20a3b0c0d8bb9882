package dev.persona.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;

/**
 * Which tokens are accepted.
 *
 * @param secret the HS256 secret, at least 32 bytes; null when keys come from a JWKS
 * @param jwksUrl where the issuer publishes its keys; null when there is a secret
 * @param issuer what {@code iss} must be; null for anything, which only a secret allows
 * @param audience what {@code aud} must contain; null for anything
 * @param leewaySeconds how far clocks may differ, in seconds
 */
@ConfigurationProperties("persona.token")
public record TokenSettings(@Nullable String secret, @Nullable String jwksUrl, @Nullable String issuer, @Nullable String audience,
                            int leewaySeconds) {
}
