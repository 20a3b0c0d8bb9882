package dev.persona.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Tokens as the tests' identity provider makes them. */
public final class Tokens {

    private Tokens() {
    }

    /** A valid token of a user. */
    public static String of(String userId) {
        return sign(claims(userId).build());
    }

    /** A genuine token that expired a minute ago. */
    public static String expired(String userId) {
        return sign(claims(userId).expirationTime(Date.from(Instant.now().minusSeconds(60))).build());
    }

    /** A token with a valid form that somebody else signed. */
    public static String forged(String userId) {
        return sign(claims(userId).build(), "another secret, as long as it has to be");
    }

    /** The claims of a valid token, to be changed. */
    public static JWTClaimsSet.Builder claims(String userId) {
        return new JWTClaimsSet.Builder().subject(userId).expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    /** Signs claims with the secret of the test servers. */
    public static String sign(JWTClaimsSet claims) {
        return sign(claims, TestServer.SECRET);
    }

    private static String sign(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
