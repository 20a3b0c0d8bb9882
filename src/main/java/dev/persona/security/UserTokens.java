package dev.persona.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.persona.profile.StorableText;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies users' JWTs. The validator of Micronaut Security gives no reason for a refusal, which two contracts tell their callers; it
 * takes any HMAC algorithm for one secret and a token without {@code exp}. So this goes straight to the library beneath it.
 */
@Singleton
final class UserTokens {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final int SEGMENTS = 3;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final boolean remoteKeys;
    private final long leewayMillis;

    /** Genuine tokens by digest, until keys are fetched anew. */
    private final Cache<String, Genuine> genuine = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(20_000).build();

    /** What needs no second look at a token: whose it is, and until when. Its beginning, once passed, stays so. */
    private record Genuine(String subject, long expiryMillis) {
    }

    UserTokens(TokenSettings settings) {
        leewayMillis = Duration.ofSeconds(settings.leewaySeconds()).toMillis();
        remoteKeys = settings.jwksUrl() != null;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(remoteKeys
            ? new JWSVerificationKeySelector<>(asymmetricAlgorithms(), new RemoteKeys(settings.jwksUrl(), genuine::invalidateAll))
            : new JWSVerificationKeySelector<>(JWSAlgorithm.HS256,
                new ImmutableSecret<>(settings.secret().getBytes(StandardCharsets.UTF_8))));
        JWTClaimsSet.Builder exact = new JWTClaimsSet.Builder();
        if (settings.issuer() != null) {
            exact.issuer(settings.issuer());
        }
        DefaultJWTClaimsVerifier<SecurityContext> claims =
            new DefaultJWTClaimsVerifier<>(settings.audience(), exact.build(), Set.of("sub", "exp"));
        claims.setMaxClockSkew(settings.leewaySeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /**
     * Whether {@link #verify} may have to ask the issuer for its keys, and so must not run on an event loop.
     *
     * @return true if keys come from a JWKS
     */
    boolean mayBlock() {
        return remoteKeys;
    }

    /**
     * The subject of a token that was verified within the last minute and has not expired.
     *
     * @param token the token in compact form
     * @return its subject, if it is remembered
     */
    Optional<String> remembered(String token) {
        return Optional.ofNullable(genuine.getIfPresent(Digest.of(token)))
            .filter(found -> System.currentTimeMillis() < found.expiryMillis + leewayMillis).map(Genuine::subject);
    }

    /**
     * Verifies a token.
     *
     * @param token the token in compact form
     * @return its subject, which is a user id
     * @throws CredentialRefusedException if it is not genuine, not valid now, or names no user id
     * @throws KeysUnavailableException if the issuer's keys are needed and cannot be had
     */
    String verify(String token) throws CredentialRefusedException {
        Optional<String> remembered = remembered(token);
        return remembered.isPresent() ? remembered.get() : look(token);
    }

    private String look(String token) throws CredentialRefusedException {
        if (token.split("\\.", -1).length != SEGMENTS) {
            throw new CredentialRefusedException(CredentialRefusal.MALFORMED);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Date expiry = processor.process(jwt, null).getExpirationTime();
            // The library takes a claim that is null for present, and a number for a subject.
            if (expiry != null && jwt.getPayload().toJSONObject().get("sub") instanceof String subject && StorableText.isUserId(subject)) {
                genuine.put(Digest.of(token), new Genuine(subject, expiry.getTime()));
                return subject;
            }
            throw new CredentialRefusedException(CredentialRefusal.INVALID);
        } catch (ExpiredJWTException e) {
            throw new CredentialRefusedException(CredentialRefusal.EXPIRED);
        } catch (KeySourceException e) {
            throw new KeysUnavailableException();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new CredentialRefusedException(CredentialRefusal.INVALID);
        }
    }

    private static Set<JWSAlgorithm> asymmetricAlgorithms() {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(JWSAlgorithm.Family.EC);
        return algorithms;
    }
}
