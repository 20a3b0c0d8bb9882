package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import dev.persona.support.Api;
import dev.persona.support.IdentityProvider;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserTokensTest {

    private static final String SEGMENTS = "token contains an invalid number of segments";
    private static final String EXPIRED = "Token is expired";
    private static final String INVALID = "signature is invalid";
    private static final String HS256 = "{\"alg\":\"HS256\"}";

    // Success.

    @Test
    void aGoodTokenIsTakenByTheContractsOfUsers() {
        String id = People.create();
        assertThat(Api.get("/me/profile").as(id).send().status()).isEqualTo(200);
        assertThat(Api.get("/v1/users").as(id).send().status()).isEqualTo(200);
        assertThat(Api.get("/users/me/profile").as(id).send().status()).isEqualTo(200);
        assertThat(Api.get("/user/" + id + "/profile").as(id).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void theSchemeIsComparedWithoutCase(String scheme) {
        String id = People.create();
        assertThat(Api.get("/me/profile").header("Authorization", scheme + Tokens.of(id)).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt"})
    void aTokenMaySayThatItIsAToken(String type) {
        String id = People.create();
        String token = forge("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}", payload(id), hmac("HmacSHA256"));
        assertThat(Api.get("/me/profile").bearer(token).send().status()).isEqualTo(200);
    }

    @Test
    void aSubjectMayHave255CodePointsOfAnyKind() {
        String id = "😀".repeat(255);
        Api.get("/users/me/profile").as(id).send().is(400, """
            {"code":9,"message":"Profile not found (COMMAND-3M9sd)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail",
            "id":"COMMAND-3M9sd","message":"Profile not found"}]}""");
    }

    // What is refused, and how.

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefusedByEveryOperationAndChangesNothing(String what, String micoMessage, Function<String, String> token) {
        String id = People.create();
        String bad = token.apply(id);
        isRefusedEverywhere(id, micoMessage, request -> request.bearer(bad));
        isRefusedByMico(Api.get("/v1/users").header("Authentication", bad), micoMessage);
        isRefusedByMico(Api.get("/v1/users").header("Authentication", "Bearer " + bad), micoMessage);
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
            bad("alg none", INVALID, id -> new PlainJWT(Tokens.claims(id).build()).serialize()),
            bad("alg nOnE", INVALID, id -> forge("{\"alg\":\"nOnE\"}", payload(id), input -> new byte[0])),
            bad("alg none with a signature", INVALID, id -> forge("{\"alg\":\"none\"}", payload(id), hmac("HmacSHA256"))),
            bad("no alg", INVALID, id -> forge("{}", payload(id), hmac("HmacSHA256"))),
            bad("HS384 with the right secret", INVALID, id -> forge("{\"alg\":\"HS384\"}", payload(id), hmac("HmacSHA384"))),
            bad("HS512 with the right secret", INVALID, id -> forge("{\"alg\":\"HS512\"}", payload(id), hmac("HmacSHA512"))),
            bad("RS256 in the header, HMAC beneath", INVALID, id -> forge("{\"alg\":\"RS256\"}", payload(id), hmac("HmacSHA256"))),
            bad("RS256 by a key of the caller", INVALID, id -> IdentityProvider.token(id, IdentityProvider.rsaKey())),
            bad("its own key in the header", INVALID, id -> ownKey(id, builder -> builder)),
            bad("a key address in the header", INVALID, id -> ownKey(id, builder -> builder.jwkURL(URI.create("http://127.0.0.1:9/")))),
            bad("a certificate address", INVALID, id -> ownKey(id, builder -> builder.x509CertURL(URI.create("http://127.0.0.1:9/")))),
            bad("kid is a path to an empty file", INVALID, id -> forge(kid("../../../dev/null"), payload(id), hmac(new byte[1]))),
            bad("kid is SQL", INVALID, id -> forge(kid("' UNION SELECT 'k"), payload(id), hmac(new byte[] {'k'}))),
            bad("an empty signature", INVALID, id -> forge(HS256, payload(id), input -> new byte[0])),
            bad("half a signature", INVALID, id -> Tokens.of(id).replaceAll(".{20}$", "")),
            bad("the signature of another secret", INVALID, Tokens::forged),
            bad("a payload changed after signing", INVALID, id -> replaceSegment(Tokens.of("somebody"), 1, payload(id))),
            bad("a header changed after signing", INVALID, id -> replaceSegment(Tokens.of(id), 0, "{\"alg\":\"HS256\",\"typ\":\"JWT\"}")),
            bad("a type that is no token", INVALID,
                id -> forge("{\"alg\":\"HS256\",\"typ\":\"logout+jwt\"}", payload(id), hmac("HmacSHA256"))),
            bad("a critical header nobody knows", INVALID,
                id -> forge("{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}", payload(id), hmac("HmacSHA256"))),
            bad("no exp", INVALID, id -> signed("{\"sub\":\"" + id + "\"}")),
            bad("exp null", INVALID, id -> signed("{\"sub\":\"" + id + "\",\"exp\":null}")),
            bad("exp a text", INVALID, id -> signed("{\"sub\":\"" + id + "\",\"exp\":\"tomorrow\"}")),
            bad("past exp", EXPIRED, Tokens::expired),
            bad("past exp by two seconds", EXPIRED, id -> Tokens.sign(Tokens.claims(id).expirationTime(in(-2)).build())),
            bad("past exp and forged", INVALID, id -> replaceSegment(Tokens.expired("somebody"), 1, "{\"sub\":\"" + id + "\",\"exp\":1}")),
            bad("nbf in half a minute", INVALID, id -> Tokens.sign(Tokens.claims(id).notBeforeTime(in(30)).build())),
            bad("no sub", INVALID, id -> signed(withSubject(null))),
            bad("sub null", INVALID, id -> signed(withSubject("null"))),
            bad("sub empty", INVALID, id -> signed(withSubject("\"\""))),
            bad("sub of 256 characters", INVALID, id -> signed(withSubject("\"" + "x".repeat(256) + "\""))),
            bad("sub a number", INVALID, id -> signed(withSubject("5"))),
            bad("sub a list", INVALID, id -> signed(withSubject("[\"" + id + "\"]"))),
            bad("sub with U+0000", INVALID, id -> signed(withSubject("\"" + id + "\\u0000\""))),
            bad("sub with an unpaired surrogate", INVALID, id -> signed(withSubject("\"" + id + "\\ud800\""))),
            bad("a payload that is a list", INVALID, id -> signed("[" + payload(id) + "]")),
            bad("a payload that is no JSON", INVALID, id -> signed(id)),
            bad("encrypted, five segments", SEGMENTS, id -> base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.BBBB.CCCC"),
            bad("four segments", SEGMENTS, id -> Tokens.of(id) + ".AAAA"),
            bad("two segments", SEGMENTS, id -> Tokens.of(id).replaceAll("\\.[^.]*$", "")),
            bad("garbage", SEGMENTS, id -> "garbage"),
            bad("garbage in three segments", INVALID, id -> "a.b.c"),
            bad("three empty segments", INVALID, id -> ".."));
    }

    @Test
    void noKeyIsFetchedFromAnAddressInAToken() {
        String id = People.create();
        try (IdentityProvider attacker = new IdentityProvider()) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(attacker.rsa().getKeyID())
                .jwkURL(URI.create(attacker.jwksUrl())).build();
            String token = IdentityProvider.sign(header, attacker.rsa(), Tokens.claims(id).build());
            isRefusedEverywhere(id, INVALID, request -> request.bearer(token));
            assertThat(attacker.fetches()).isZero();
        }
    }

    // Credentials.

    @Test
    void aRequestWithoutACredentialIsRefused() {
        String id = People.create();
        isRefusedByGmi(Api.get("/me/profile"));
        isRefusedByMico(Api.get("/v1/users"), SEGMENTS);
        isRefusedByCamunda(Api.get("/user/" + id + "/profile"));
        Api.get("/users/me/profile").send().is(401, "{\"code\":16,\"message\":\"auth header missing\"}").has("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Token ", "Digest ", "Basic ", "JWT ", "Bearer: ", "Bearer,", "BearerBearer "})
    void anotherSchemeIsRefused(String scheme) {
        String id = People.create();
        isRefusedEverywhere(id, SEGMENTS, request -> request.header("Authorization", scheme + Tokens.of(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "x"})
    void aHeaderWithoutATokenIsRefused(String header) {
        isRefusedEverywhere(People.create(), SEGMENTS, request -> request.header("Authorization", header));
    }

    @Test
    void twoCredentialsAreNoneEvenIfBothAreGood() {
        String id = People.create();
        isRefusedEverywhere(id, SEGMENTS, request -> request.as(id).as(id));
        isRefusedByMico(Api.get("/v1/users").header("Authentication", Tokens.of(id)).header("Authentication", Tokens.of(id)), SEGMENTS);
    }

    @Test
    void micoLooksAtItsOwnHeaderFirst() {
        String id = People.create();
        isRefusedByMico(Api.get("/v1/users").as(id).header("Authentication", Tokens.forged(id)), INVALID);
        isRefusedByMico(Api.get("/v1/users").as(id).header("Authentication", ""), SEGMENTS);
        assertThat(Api.get("/v1/users").bearer("x").header("Authentication", Tokens.of(id)).send().status()).isEqualTo(200);
    }

    @Test
    void theHeaderOfMicoIsOfNoUseElsewhere() {
        String id = People.create();
        isRefusedByGmi(Api.get("/me/profile").header("Authentication", Tokens.of(id)));
        isRefusedByCamunda(Api.get("/user/" + id + "/profile").header("Authentication", Tokens.of(id)));
    }

    private static void isRefusedEverywhere(String id, String micoMessage, UnaryOperator<Api> credential) {
        isRefusedByGmi(credential.apply(Api.get("/me/profile")));
        isRefusedByGmi(credential.apply(update(Vendor.GMI, id)));
        isRefusedByMico(credential.apply(Api.get("/v1/users")), micoMessage);
        isRefusedByMico(credential.apply(update(Vendor.MICO, id)), micoMessage);
        isRefusedByZitadel(credential.apply(Api.get("/users/me/profile")));
        isRefusedByZitadel(credential.apply(update(Vendor.ZITADEL, id)));
        isRefusedByCamunda(credential.apply(Api.get("/user/" + id + "/profile")));
        isRefusedByCamunda(credential.apply(update(Vendor.CAMUNDA, id)));
    }

    private static Api update(Vendor vendor, String id) {
        return Api.request(vendor.method(), vendor.path(id)).json("{" + vendor.members() + "}");
    }

    private static void isRefusedByGmi(Api request) {
        request.send().is(401, "{\"group\":\"auth\",\"code\":401,\"message\":\"Unauthorized.\"}").has("WWW-Authenticate", "Bearer");
    }

    private static void isRefusedByMico(Api request, String message) {
        request.send().is(401, Vendor.MICO.failure(401, message)).has("WWW-Authenticate", "Bearer");
    }

    private static void isRefusedByZitadel(Api request) {
        request.send().is(401, """
            {"code":16,"message":"Errors.Token.Invalid (AUTH-7fs1e)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail",
            "id":"AUTH-7fs1e","message":"Errors.Token.Invalid"}]}""").has("WWW-Authenticate", "Bearer");
    }

    private static void isRefusedByCamunda(Api request) {
        request.send().is(401, Vendor.CAMUNDA.failure(401, "Unauthorized")).has("WWW-Authenticate", "Basic realm=\"default\"");
    }

    private static Arguments bad(String what, String micoMessage, Function<String, String> token) {
        return arguments(what, micoMessage, token);
    }

    private static String payload(String id) {
        return withSubject("\"" + id + "\"");
    }

    private static String withSubject(String json) {
        return "{" + (json == null ? "" : "\"sub\":" + json + ",") + "\"exp\":" + Instant.now().plusSeconds(600).getEpochSecond() + "}";
    }

    private static String kid(String value) {
        return "{\"alg\":\"HS256\",\"kid\":\"" + value + "\"}";
    }

    private static String signed(String payload) {
        return forge(HS256, payload, hmac("HmacSHA256"));
    }

    private static String forge(String header, String payload, UnaryOperator<byte[]> signature) {
        String input = base64(header) + "." + base64(payload);
        return input + "." + base64(signature.apply(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String replaceSegment(String token, int index, String content) {
        String[] segments = token.split("\\.");
        segments[index] = base64(content);
        return String.join(".", segments);
    }

    private static String ownKey(String id, UnaryOperator<JWSHeader.Builder> more) {
        RSAKey key = IdentityProvider.rsaKey();
        return IdentityProvider.sign(more.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK())).build(), key,
            Tokens.claims(id).build());
    }

    private static UnaryOperator<byte[]> hmac(String algorithm) {
        return hmac(algorithm, TestServer.SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private static UnaryOperator<byte[]> hmac(byte[] key) {
        return hmac("HmacSHA256", key);
    }

    private static UnaryOperator<byte[]> hmac(String algorithm, byte[] key) {
        return input -> {
            try {
                Mac mac = Mac.getInstance(algorithm);
                mac.init(new SecretKeySpec(key, algorithm));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
