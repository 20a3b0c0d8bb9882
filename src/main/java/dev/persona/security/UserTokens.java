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
import dev.persona.profile.StorableText;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.HashSet;
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

    UserTokens(TokenSettings settings) {
        remoteKeys = settings.jwksUrl() != null;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(remoteKeys
            ? new JWSVerificationKeySelector<>(asymmetricAlgorithms(), new RemoteKeys(settings.jwksUrl()))
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
     * Verifies a token.
     *
     * @param token the token in compact form
     * @return its subject, which is a user id
     * @throws CredentialRefusedException if it is not genuine, not valid now, or names no user id
     * @throws KeysUnavailableException if the issuer's keys are needed and cannot be had
     */
    String verify(String token) throws CredentialRefusedException {
        if (token.split("\\.", -1).length != SEGMENTS) {
            throw new CredentialRefusedException(CredentialRefusal.MALFORMED);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Date expiry = processor.process(jwt, null).getExpirationTime();
            // The library takes a claim that is null for present, and a number for a subject.
            if (expiry != null && jwt.getPayload().toJSONObject().get("sub") instanceof String subject && StorableText.isUserId(subject)) {
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
