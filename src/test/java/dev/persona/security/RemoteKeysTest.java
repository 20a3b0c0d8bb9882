package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.IdentityProvider;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens whose keys an identity provider publishes. */
class RemoteKeysTest {

    private static final int STORM = 100;

    private static IdentityProvider provider;
    private static TestServer server;

    @BeforeAll
    static void startServer() {
        provider = new IdentityProvider();
        server = TestServer.start(Map.of("JWT_SECRET", "", "JWT_JWKS_URL", provider.jwksUrl(), "JWT_ISSUER", IdentityProvider.ISSUER));
    }

    @AfterAll
    static void stopServer() {
        server.close();
        provider.close();
    }

    // Success.

    @Test
    void tokensByThePublishedKeysAreAccepted() {
        String id = People.create();
        assertThat(send(IdentityProvider.token(id, provider.rsa())).status()).isEqualTo(200);
        assertThat(send(IdentityProvider.token(id, provider.ec())).status()).isEqualTo(200);
    }

    @Test
    void keysAreFetchedOnceForManyTokens() throws Exception {
        try (IdentityProvider own = new IdentityProvider()) {
            UserTokens tokens = tokens(own);
            for (int i = 0; i < STORM; i++) {
                assertThat(tokens.verify(IdentityProvider.token("user-" + i, own.ec()))).isEqualTo("user-" + i);
            }
            assertThat(own.fetches()).isEqualTo(1);
        }
    }

    @Test
    void aRotatedKeyIsFetchedOnceMore() throws Exception {
        try (IdentityProvider own = new IdentityProvider()) {
            UserTokens tokens = tokens(own);
            RSAKey old = own.rsa();
            assertThat(tokens.verify(IdentityProvider.token("alice", old))).isEqualTo("alice");
            own.rotate();
            assertThat(tokens.verify(IdentityProvider.token("alice", own.rsa()))).isEqualTo("alice");
            assertThat(tokens.verify(IdentityProvider.token("alice", own.rsa()))).isEqualTo("alice");
            assertThat(own.fetches()).isEqualTo(2);
            isInvalid(tokens, IdentityProvider.token("alice", old));
        }
    }

    @Test
    void knownKeysGoOnWorkingWhenTheIssuerIsDown() throws Exception {
        try (IdentityProvider own = new IdentityProvider()) {
            UserTokens tokens = tokens(own);
            assertThat(tokens.verify(IdentityProvider.token("alice", own.rsa()))).isEqualTo("alice");
            own.down(true);
            isInvalid(tokens, IdentityProvider.token("alice", IdentityProvider.rsaKey()));
            assertThat(tokens.verify(IdentityProvider.token("alice", own.rsa()))).isEqualTo("alice");
            assertThat(tokens.verify(IdentityProvider.token("alice", own.ec()))).isEqualTo("alice");
        }
    }

    // What is refused, and how.

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String what, Function<String, String> token) {
        isRefused(send(token.apply(People.create())));
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
            bad("HS256 with the public key as secret", id -> hmac(id, publicKey())),
            bad("HS256 with the public key as PEM", id -> hmac(id, pem())),
            bad("HS256 with the secret of other servers", Tokens::of),
            bad("alg none", id -> new PlainJWT(IdentityProvider.claims(id).build()).serialize()),
            bad("another key under a published id", id -> IdentityProvider.token(id, impostor(provider.rsa().getKeyID()))),
            bad("an RSA key under the id of the EC key", id -> IdentityProvider.token(id, impostor(provider.ec().getKeyID()))),
            bad("its own key in the header", RemoteKeysTest::ownKey),
            bad("another issuer",
                id -> IdentityProvider.sign(JWSAlgorithm.RS256, provider.rsa(), Tokens.claims(id).issuer("https://x.example.org").build())),
            bad("no issuer", id -> IdentityProvider.sign(JWSAlgorithm.RS256, provider.rsa(), Tokens.claims(id).build())),
            bad("no exp",
                id -> IdentityProvider.sign(JWSAlgorithm.RS256, provider.rsa(), IdentityProvider.claims(id).expirationTime(null).build())),
            bad("no subject", id -> IdentityProvider.token(null, provider.rsa())));
    }

    @Test
    void manyUnknownKeyIdsAreRefusedAndDoNotStormTheIssuer() throws Exception {
        try (IdentityProvider own = new IdentityProvider()) {
            UserTokens tokens = tokens(own);
            RSAKey unknown = IdentityProvider.rsaKey();
            for (int i = 0; i < STORM; i++) {
                RSAKey key = new RSAKey.Builder(unknown).keyID("unknown-" + i).build();
                isInvalid(tokens, IdentityProvider.token("alice", key));
            }
            assertThat(tokens.verify(IdentityProvider.token("alice", own.rsa()))).isEqualTo("alice");
            assertThat(own.fetches()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void withoutAnyKeyTheServiceIsUnavailable() {
        String id = People.create();
        try (IdentityProvider down = new IdentityProvider();
             TestServer keyless = TestServer.start(
                 Map.of("JWT_SECRET", "", "JWT_JWKS_URL", down.jwksUrl(), "JWT_ISSUER", IdentityProvider.ISSUER))) {
            down.down(true);
            String token = IdentityProvider.token(id, down.rsa());
            for (Vendor vendor : new Vendor[] {Vendor.MICO, Vendor.GMI, Vendor.ZITADEL, Vendor.CAMUNDA}) {
                Api.request(vendor.method(), vendor.path(id)).to(keyless).bearer(token).json("{" + vendor.members() + "}").send()
                    .is(503, vendor.unavailable()).has("Retry-After", "1");
            }
            assertThat(down.fetches()).isLessThanOrEqualTo(2);
        }
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    private static UserTokens tokens(IdentityProvider own) {
        return new UserTokens(new TokenSettings(null, own.jwksUrl(), IdentityProvider.ISSUER, null, 0));
    }

    private static Answer send(String token) {
        return Api.get("/v1/users").to(server).bearer(token).send();
    }

    private static void isRefused(Answer answer) {
        answer.is(401, Vendor.MICO.failure(401, "signature is invalid")).has("WWW-Authenticate", "Bearer");
    }

    private static void isInvalid(UserTokens tokens, String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOfSatisfying(CredentialRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(CredentialRefusal.INVALID));
    }

    private static Arguments bad(String what, Function<String, String> token) {
        return arguments(what, token);
    }

    private static byte[] publicKey() {
        try {
            return provider.rsa().toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem() {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey())
            + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String hmac(String id, byte[] secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.rsa().getKeyID()).build(),
                IdentityProvider.claims(id).build());
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey impostor(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ownKey(String id) {
        RSAKey key = IdentityProvider.rsaKey();
        return IdentityProvider.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK()).build(), key,
            IdentityProvider.claims(id).build());
    }
}
