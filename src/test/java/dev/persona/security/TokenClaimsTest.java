package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims that settings ask for: issuer, audience, and the time with a leeway. */
class TokenClaimsTest {

    private static final String ISSUER = "https://issuer.example.org/";
    private static final String AUDIENCE = "persona";

    private static TestServer demanding;

    @BeforeAll
    static void startServer() {
        demanding = TestServer.start(Map.of("JWT_ISSUER", ISSUER, "JWT_AUDIENCE", AUDIENCE, "JWT_LEEWAY_SECONDS", "60"));
    }

    @AfterAll
    static void stopServer() {
        demanding.close();
    }

    // Success.

    @Test
    void issuerAndAudienceCountForNothingUnlessSet() {
        String token = Tokens.sign(Tokens.claims(People.create()).issuer("https://other.example.org").audience("other").build());
        assertThat(Api.get("/v1/users").bearer(token).send().status()).isEqualTo(200);
    }

    @Test
    void theRightIssuerAndAudienceAreAccepted() {
        assertThat(send(claims().build()).status()).isEqualTo(200);
    }

    @Test
    void theAudienceMayBeOneOfSeveral() {
        assertThat(send(claims().audience(List.of("other", AUDIENCE)).build()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {-50, -1, 1})
    void anExpiryWithinTheLeewayIsAccepted(int seconds) {
        assertThat(send(claims().expirationTime(in(seconds)).build()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 1, 50})
    void aBeginningWithinTheLeewayIsAccepted(int seconds) {
        assertThat(send(claims().notBeforeTime(in(seconds)).build()).status()).isEqualTo(200);
    }

    // What is refused, and how.

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"https://issuer.example.org", "https://issuer.example.org/x", "HTTPS://ISSUER.EXAMPLE.ORG/"})
    void anotherIssuerIsRefused(String issuer) {
        isRefused(send(claims().issuer(issuer).build()), "signature is invalid");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"other", "Persona", "persona "})
    void anotherAudienceIsRefused(String audience) {
        isRefused(send(claims().audience(audience).build()), "signature is invalid");
    }

    @Test
    void anExpiryBeyondTheLeewayIsRefused() {
        isRefused(send(claims().expirationTime(in(-62)).build()), "Token is expired");
    }

    @Test
    void aBeginningBeyondTheLeewayIsRefused() {
        isRefused(send(claims().notBeforeTime(in(90)).build()), "signature is invalid");
    }

    @Test
    void withoutALeewayAnExpiryOfTwoSecondsAgoIsRefused() {
        String token = Tokens.sign(Tokens.claims(People.create()).expirationTime(in(-2)).build());
        isRefused(Api.get("/v1/users").bearer(token).send(), "Token is expired");
    }

    @Test
    void aTokenThatWasAcceptedIsRefusedOnceItHasExpired() {
        Instant expiry = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        String token = Tokens.sign(Tokens.claims(People.create()).expirationTime(Date.from(expiry)).build());
        Answer answer;
        do {
            answer = Api.get("/v1/users").bearer(token).send();
            assertThat(answer.status()).isEqualTo(200);
        } while (Instant.now().isBefore(expiry.minusMillis(500)));
        do {
            answer = Api.get("/v1/users").bearer(token).send();
        } while (answer.status() == 200 && Instant.now().isBefore(expiry.plusSeconds(1)));
        isRefused(answer, "Token is expired");
    }

    @Test
    void withoutALeewayABeginningInAFewSecondsIsRefused() {
        String token = Tokens.sign(Tokens.claims(People.create()).notBeforeTime(in(5)).build());
        isRefused(Api.get("/v1/users").bearer(token).send(), "signature is invalid");
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims(People.create()).issuer(ISSUER).audience(AUDIENCE);
    }

    private static Answer send(JWTClaimsSet claims) {
        return Api.get("/v1/users").to(demanding).bearer(Tokens.sign(claims)).send();
    }

    private static void isRefused(Answer answer, String message) {
        answer.is(401, Vendor.MICO.failure(401, message)).has("WWW-Authenticate", "Bearer");
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
