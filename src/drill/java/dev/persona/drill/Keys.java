package dev.persona.drill;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.UUID;

/** Credentials for the servers of a run: tokens of users, and one API key. */
final class Keys {

    static final String SECRET = UUID.randomUUID().toString();
    static final String API_KEY = "persona_" + UUID.randomUUID();

    private Keys() {
    }

    /** A token that is good for longer than any drill. */
    static String token(String user) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().subject(user).expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1)))).build());
            token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stores the API key as the server would, which takes a process of its own longer. */
    static void store(Database database) throws SQLException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
        database.execute("INSERT INTO api_key (name, digest) VALUES ('drill', '" + HexFormat.of().formatHex(digest) + "')");
    }
}
