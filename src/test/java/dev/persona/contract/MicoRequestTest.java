package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Mico;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds the three members: the form of the body, who sends it, by which method and as which media type. */
class MicoRequestTest {

    private static final String SEGMENTS = "token contains an invalid number of segments";
    private static final String EXPIRED = "Token is expired";
    private static final String SIGNATURE = "signature is invalid";

    // Success.

    @ParameterizedTest
    @MethodSource("withinTheLimits")
    void aBodyWithinTheLimitsIsAccepted(String unknownMember) {
        String id = Mico.person();
        Mico.put(id).json(goodWith(unknownMember)).send().is(200, Mico.SUCCESS);
        assertThat(People.mico(id).get("name").textValue()).isEqualTo("Dinah");
    }

    static Stream<Named<String>> withinTheLimits() {
        return Stream.of(
            Named.of("32 levels", "[".repeat(31) + "]".repeat(31)),
            Named.of("100 digits", "9".repeat(100)),
            Named.of("100 digits with a point", "9".repeat(50) + "." + "9".repeat(50)),
            Named.of("escapes", "\"\\u0000\\ud800\""));
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void aMissingBodyIsRefused(String body) {
        isRefused(body, "The request body is required.");
    }

    @Test
    void noBodyAndNoContentTypeIsAMissingBody() {
        Mico.put(Mico.person()).send().is(400, Mico.failure(400, "The request body is required."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"name\"", "7", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        isRefused(body, "The request body must be a JSON object.");
    }

    @Test
    void theObjectInAnArrayIsRefused() {
        isRefused("[" + Mico.GOOD + "]", "The request body must be a JSON object.");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aBodyThatIsNotStrictJsonIsRefused(String body) {
        isRefused(body, "The request body is not valid JSON.");
    }

    static Stream<String> malformed() {
        return Stream.of("{", "nonsense", "{'name':'a'}", "name=Dinah", Mico.GOOD + "{}", Mico.GOOD + " x", Mico.GOOD + ",",
            goodWith("NaN"), goodWith("Infinity"), goodWith("-Infinity"), goodWith("01"), goodWith("+1"), goodWith(".5"), goodWith("1."),
            goodWith("1,"), goodWith("1/* */"), goodWith("\"\t\""), goodWith("\"\\x\""), goodWith("{\"a\":1,\"a\":1}"),
            goodWith("1,\"name\":\"Mary\""), goodWith("1,\"n\\u0061me\":\"Mary\""),
            goodWith("[".repeat(32) + "]".repeat(32)), goodWith("9".repeat(101)), goodWith("-1." + "9".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void aBodyThatIsNotUtf8IsRefused(byte[] bytes) {
        String id = Mico.person();
        long sequence = People.sequence(id);
        Mico.put(id).header("Content-Type", "application/json").body(bytes).send()
            .is(400, Mico.failure(400, "The request body is not valid JSON."));
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    static Stream<Named<byte[]>> notUtf8() {
        return Stream.of(
            Named.of("a lone byte", latin1("\u00e9")),
            Named.of("an overlong form of U+0000", latin1("\u00c0\u0080")),
            Named.of("a surrogate", latin1("\u00ed\u00a0\u0080")),
            Named.of("beyond U+10FFFF", latin1("\u00f4\u0090\u0080\u0080")),
            Named.of("UTF-16", Mico.GOOD.getBytes(StandardCharsets.UTF_16LE)));
    }

    // Credentials.

    @Test
    void theTokenMayStandAloneOrBehindBearer() {
        String id = Mico.person();
        for (String prefix : new String[] {"", "Bearer ", "bearer ", "BEARER  "}) {
            Api.put(Mico.PROFILE).header("Authentication", prefix + Tokens.of(id)).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
            assertThat(Api.get(Mico.USERS).header("Authentication", prefix + Tokens.of(id)).send().status()).isEqualTo(200);
        }
    }

    @Test
    void withoutAuthenticationTheTokenMayBeInAuthorization() {
        String id = Mico.person();
        Api.put(Mico.PROFILE).as(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        assertThat(Api.get(Mico.USERS).as(id).send().json().at("/responses/data/_id").textValue()).isEqualTo(id);
    }

    @Test
    void authenticationAloneCountsWhenBothArePresent() {
        String id = Mico.person();
        String other = Mico.person();
        Mico.put(id).bearer(Tokens.forged(other)).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        Mico.put(id).as(other).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        assertThat(People.mico(other).get("name").textValue()).isEqualTo("Alice Liddell");
        isUnauthorized(Api.put(Mico.PROFILE).header("Authentication", Tokens.expired(other)).as(other).json(Mico.GOOD).send(), EXPIRED);
        isUnauthorized(Api.get(Mico.USERS).header("Authentication", "").as(other).send(), SEGMENTS);
        assertThat(People.mico(other).get("name").textValue()).isEqualTo("Alice Liddell");
    }

    @Test
    void aRequestWithoutATokenIsRefused() {
        isUnauthorized(Api.put(Mico.PROFILE).json(Mico.GOOD).send(), SEGMENTS);
        isUnauthorized(Api.get(Mico.USERS).send(), SEGMENTS);
    }

    @Test
    void twoTokensAreAsGoodAsNone() {
        String id = Mico.person();
        isUnauthorized(Mico.get(id).header("Authentication", Tokens.of(id)).send(), SEGMENTS);
        isUnauthorized(Api.get(Mico.USERS).as(id).as(id).send(), SEGMENTS);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedAndSaysWhy(UnaryOperator<String> token, String message) {
        String id = Mico.person();
        JsonNode before = People.mico(id);
        String bad = token.apply(id);
        isUnauthorized(Api.put(Mico.PROFILE).header("Authentication", bad).json(Mico.GOOD).send(), message);
        isUnauthorized(Api.put(Mico.PROFILE).header("Authentication", "Bearer " + bad).json(Mico.GOOD).send(), message);
        isUnauthorized(Api.put(Mico.PROFILE).bearer(bad).json(Mico.GOOD).send(), message);
        isUnauthorized(Api.get(Mico.USERS).header("Authentication", bad).send(), message);
        assertThat(People.mico(id)).isEqualTo(before);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
            bad("one segment", id -> "nonsense", SEGMENTS),
            bad("two segments", id -> "a.b", SEGMENTS),
            bad("five segments", id -> "a.b.c.d.e", SEGMENTS),
            bad("an API key", id -> TestServer.shared().apiKey(), SEGMENTS),
            bad("expired", Tokens::expired, EXPIRED),
            bad("three segments of nonsense", id -> "a.b.c", SIGNATURE),
            bad("three empty segments", id -> "..", SIGNATURE),
            bad("another's signature", Tokens::forged, SIGNATURE),
            bad("no signature", id -> Tokens.of(id).replaceAll("[^.]+$", ""), SIGNATURE),
            bad("expired, with a signature cut off", id -> Tokens.expired(id).replaceAll("[^.]+$", ""), SIGNATURE),
            bad("not expiring", id -> Tokens.sign(new JWTClaimsSet.Builder().subject(id).build()), SIGNATURE),
            bad("not valid yet", id -> Tokens.sign(Tokens.claims(id)
                .notBeforeTime(Date.from(Instant.now().plusSeconds(300))).build()), SIGNATURE),
            bad("no subject", id -> Tokens.sign(Tokens.claims(null).build()), SIGNATURE),
            bad("an empty subject", id -> Tokens.of(""), SIGNATURE),
            bad("a subject that is too long", id -> Tokens.of("a".repeat(256)), SIGNATURE));
    }

    @Test
    void anApiKeyAsAPasswordIsRefused() {
        TestServer server = TestServer.shared();
        isUnauthorized(Api.get(Mico.USERS).basic(server.apiKeyName(), server.apiKey()).send(), SEGMENTS);
    }

    @Test
    void theTokenIsCheckedBeforeTheBody() {
        isUnauthorized(Api.put(Mico.PROFILE).json("{").send(), SEGMENTS);
        isUnauthorized(Api.put(Mico.PROFILE).send(), SEGMENTS);
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE", "OPTIONS"})
    void theProfileHasNoOtherMethodThanPut(String method) {
        Api.request(method, Mico.PROFILE).send().is(405, Mico.failure(405, "The method is not allowed for this resource."))
            .has("Allow", "PUT");
    }

    @Test
    void theHeadOfAPathThatIsOnlyWrittenIsNotAllowed() {
        Answer answer = Api.request("HEAD", Mico.PROFILE).send().has("Allow", "PUT");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/json;a=\"b\""})
    void jsonWithAnyParametersIsAccepted(String contentType) {
        Mico.put(Mico.person()).header("Content-Type", contentType).body(Mico.GOOD.getBytes(StandardCharsets.UTF_8)).send()
            .is(200, Mico.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/merge-patch+json",
        "application/jsonx", "json", "*/*"})
    void aBodyThatIsNotDeclaredAsJsonIsRefused(String contentType) {
        String id = Mico.person();
        Api request = Mico.put(id).body(Mico.GOOD.getBytes(StandardCharsets.UTF_8));
        isUnsupported(id, contentType.isEmpty() ? request : request.header("Content-Type", contentType));
    }

    @Test
    void anEncodedBodyIsRefusedAndIdentityIsNoEncoding() {
        String id = Mico.person();
        isUnsupported(id, Mico.put(id).header("Content-Encoding", "gzip").json(Mico.GOOD));
        Mico.put(id).header("Content-Encoding", "identity").json(Mico.GOOD).send().is(200, Mico.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1"})
    void acceptingJsonAmongOthersIsEnough(String accept) {
        Mico.put(Mico.person()).header("Accept", accept).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/*", "application/json-seq"})
    void whoAcceptsNoJsonIsRefusedInJsonAndNothingChanges(String accept) {
        String id = Mico.person();
        long sequence = People.sequence(id);
        Mico.put(id).header("Accept", accept).json(Mico.GOOD).send()
            .is(406, Mico.failure(406, "The response is available as application/json only."));
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    @Test
    void aBodyMayHave65536BytesAndNoMore() {
        String id = Mico.person();
        String largest = Mico.GOOD + " ".repeat(65536 - Mico.GOOD.length());
        Mico.put(id).json(largest).send().is(200, Mico.SUCCESS);
        long sequence = People.sequence(id);
        Mico.put(id).json(Mico.update("Mary Ann", "1992-05-04T06:30:00Z", "female") + " ".repeat(65536)).send()
            .is(413, Mico.failure(413, "The request body is larger than 65536 bytes."));
        Mico.put(id).json(largest + " ").send().is(413, Mico.failure(413, "The request body is larger than 65536 bytes."));
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    private static Arguments bad(String name, UnaryOperator<String> token, String message) {
        return Arguments.of(Named.of(name, token), message);
    }

    private static String goodWith(String unknownMember) {
        return Mico.GOOD.replaceFirst("}$", ",\"x\":" + unknownMember.replace("\\", "\\\\") + "}");
    }

    private static byte[] latin1(String character) {
        return Mico.GOOD.replace("Dinah", character).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void isUnauthorized(Answer answer, String message) {
        answer.is(401, Mico.failure(401, message)).has("WWW-Authenticate", "Bearer");
    }

    private static void isUnsupported(String id, Api request) {
        long sequence = People.sequence(id);
        request.send().is(415, Mico.failure(415, "The request body must be sent as application/json without content encoding."));
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    private static void isRefused(String body, String message) {
        String id = Mico.person();
        long sequence = People.sequence(id);
        Mico.put(id).json(body).send().is(400, Mico.failure(400, message));
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }
}
