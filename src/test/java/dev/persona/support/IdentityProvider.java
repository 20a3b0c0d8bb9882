package dev.persona.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer that publishes its keys as a JWKS, can change them, and can break down. */
public final class IdentityProvider implements AutoCloseable {

    /** What its tokens have as {@code iss}. */
    public static final String ISSUER = "https://issuer.example.org";

    private static final int RSA_BITS = 2048;

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile RSAKey rsa = rsaKey();
    private final ECKey ec;
    private volatile boolean down;

    public IdentityProvider() {
        try {
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::publish);
        server.start();
    }

    /** A new RSA key with an id of its own. */
    public static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(RSA_BITS).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the keys are. */
    public String jwksUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** How often the keys were asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** The RSA key in force. */
    public RSAKey rsa() {
        return rsa;
    }

    /** The EC key. */
    public ECKey ec() {
        return ec;
    }

    /** Publishes another RSA key instead of the present one. */
    public void rotate() {
        rsa = rsaKey();
    }

    /** From now on every fetch fails, or no longer. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** The claims of a valid token, to be changed. */
    public static JWTClaimsSet.Builder claims(String userId) {
        return Tokens.claims(userId).issuer(ISSUER);
    }

    /** A valid token of a user, signed with a key of any issuer. */
    public static String token(String userId, JWK key) {
        return sign(key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256, key, claims(userId).build());
    }

    /** Signs claims with a key, which the header names. */
    public static String sign(JWSAlgorithm algorithm, JWK key, JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key, claims);
    }

    /** Signs claims with a key, under any header. */
    public static String sign(JWSHeader header, JWK key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(key instanceof RSAKey rsaKey ? new RSASSASigner(rsaKey) : new ECDSASigner(key.toECKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void publish(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] keys = new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK())).toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 503 : 200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }
}
