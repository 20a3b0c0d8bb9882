package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Gmi;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading back, and what surrounds a body: who sends it, by which method and as which media type. */
class GmiRequestTest {

    private static final String METHOD = Gmi.error("request", 405, "The method is not allowed for this resource.");
    private static final String NOT_ACCEPTABLE = Gmi.error("request", 406, "The response is available as application/json only.");
    private static final String TOO_LARGE = Gmi.error("request", 413, "The request body is larger than 65536 bytes.");
    private static final String MEDIA_TYPE =
        Gmi.error("request", 415, "The request body must be sent as application/json without content encoding.");

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {Gmi.ROOT, Gmi.BASE})
    void theProfileIsReadAtBothPaths(String path) {
        String id = People.create();
        Api.get(path).as(id).send().is(200, "{\"user\":{\"id\":\"" + id + "\",\"email\":\"" + People.email(id)
            + "\",\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}}");
    }

    @Test
    void whatWasNeverSetIsNull() {
        String id = "bob-" + UUID.randomUUID();
        assertThat(Api.post("/user/create").withApiKey().json("{\"profile\":{\"id\":\"" + id + "\"}}").send().status()).isEqualTo(204);
        Api.get(Gmi.ROOT).as(id).send()
            .is(200, "{\"user\":{\"id\":\"" + id + "\",\"email\":null,\"firstName\":null,\"lastName\":null}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {Gmi.ROOT, Gmi.BASE})
    void theHeadIsThatOfTheGetWithoutTheBody(String path) {
        String id = People.create();
        Answer get = Api.get(path).as(id).send();
        Answer head = Api.request("HEAD", path).as(id).send()
            .has("Content-Type", get.header("Content-Type").orElseThrow());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    // Credentials.

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsRefusedInTheSameWordsAlways(UnaryOperator<String> token) {
        String id = People.create();
        long sequence = People.sequence(id);
        for (String path : new String[] {Gmi.ROOT, Gmi.BASE}) {
            isUnauthorized(Api.patch(path).bearer(token.apply(id)).json(Gmi.GOOD));
            isUnauthorized(Api.get(path).bearer(token.apply(id)));
        }
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    static Stream<Named<UnaryOperator<String>>> badTokens() {
        return Stream.of(
            Named.of("nonsense", id -> "nonsense"),
            Named.of("three segments of nonsense", id -> "a.b.c"),
            Named.of("an API key", id -> TestServer.shared().apiKey()),
            Named.of("expired", Tokens::expired),
            Named.of("another's signature", Tokens::forged),
            Named.of("no signature", id -> Tokens.of(id).replaceAll("[^.]+$", "")),
            Named.of("not expiring", id -> Tokens.sign(new JWTClaimsSet.Builder().subject(id).build())),
            Named.of("not valid yet", id -> Tokens.sign(Tokens.claims(id)
                .notBeforeTime(Date.from(Instant.now().plusSeconds(300))).build())),
            Named.of("no subject", id -> Tokens.sign(Tokens.claims(null).build())),
            Named.of("an empty subject", id -> Tokens.of("")),
            Named.of("a subject that is too long", id -> Tokens.of("a".repeat(256))));
    }

    @Test
    void onlyOneBearerTokenInAuthorizationIsACredential() {
        String id = People.create();
        TestServer server = TestServer.shared();
        isUnauthorized(Gmi.patch(id).bearer(Tokens.of(id)).json(Gmi.GOOD));
        isUnauthorized(Api.patch(Gmi.ROOT).json(Gmi.GOOD));
        isUnauthorized(Api.patch(Gmi.ROOT).header("Authentication", Tokens.of(id)).json(Gmi.GOOD));
        isUnauthorized(Api.patch(Gmi.ROOT).header("Authorization", Tokens.of(id)).json(Gmi.GOOD));
        isUnauthorized(Api.patch(Gmi.ROOT).basic(server.apiKeyName(), server.apiKey()).json(Gmi.GOOD));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void theReaderWhoseRecordIsGoneIsUnauthorized() {
        isUnauthorized(Api.get(Gmi.ROOT).as("nobody"));
        isUnauthorized(Api.get(Gmi.BASE).as("nobody"));
    }

    @Test
    void theTokenIsCheckedBeforeTheContentTypeAndTheBody() {
        isUnauthorized(Api.patch(Gmi.ROOT).header("Content-Type", "text/plain").body(new byte[] {'{'}));
        isUnauthorized(Api.patch(Gmi.ROOT).body(new byte[] {'{'}));
        isUnauthorized(Api.patch(Gmi.ROOT));
        isUnauthorized(Api.patch(Gmi.ROOT).json("{"));
        isUnauthorized(Api.patch(Gmi.ROOT).json("{}"));
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE", "OPTIONS"})
    void theProfileHasNoOtherMethodsThanGetHeadAndPatch(String method) {
        for (String path : new String[] {Gmi.ROOT, Gmi.BASE}) {
            Api.request(method, path).send().is(405, METHOD).has("Allow", "GET, HEAD, PATCH");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/profile", "/api/me/profile", "/v1/me/profile", "/api/v1/api/v1/me/profile", "/me/profile/", "/ME/profile"})
    void thereIsNoThirdPath(String path) {
        Api.get(path).as(People.create()).send().isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON", "application/json;a=\"b\""})
    void jsonWithAnyParametersIsAccepted(String contentType) {
        Gmi.patch(People.create()).header("Content-Type", contentType).body(Gmi.GOOD.getBytes(StandardCharsets.UTF_8)).send().isEmpty(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/merge-patch+json",
        "json", "*/*"})
    void aBodyThatIsNotDeclaredAsJsonIsRefused(String contentType) {
        String id = People.create();
        // The last two would be refused for another reason if the content type came later: it stands before both in the order of checks.
        for (String body : new String[] {Gmi.GOOD, " ", "{"}) {
            Api request = Gmi.patch(id).body(body.getBytes(StandardCharsets.UTF_8));
            (contentType.isEmpty() ? request : request.header("Content-Type", contentType)).send().is(415, MEDIA_TYPE);
        }
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void anEncodedBodyIsRefusedAndIdentityIsNoEncoding() {
        String id = People.create();
        Gmi.patch(id).header("Content-Encoding", "gzip").json(Gmi.GOOD).send().is(415, MEDIA_TYPE);
        assertThat(People.sequence(id)).isEqualTo(1);
        Gmi.patch(id).header("Content-Encoding", "identity").json(Gmi.GOOD).send().isEmpty(200);
    }

    @Test
    void whoAcceptsNoJsonCannotRead() {
        String id = People.create();
        Api.get(Gmi.ROOT).as(id).header("Accept", "text/html").send().is(406, NOT_ACCEPTABLE);
        Api.get(Gmi.BASE).as(id).header("Accept", "text/*, application/xml").send().is(406, NOT_ACCEPTABLE);
        assertThat(Api.get(Gmi.ROOT).as(id).header("Accept", "text/html, application/*;q=0.1").send().status()).isEqualTo(200);
    }

    @Test
    void failuresAreInJsonWhateverIsAccepted() {
        Gmi.patch(People.create()).header("Accept", "text/html").json("{}").send().is(400, Gmi.NO_NAME);
        isUnauthorized(Api.patch(Gmi.ROOT).header("Accept", "text/html").json(Gmi.GOOD));
        Api.delete(Gmi.ROOT).header("Accept", "text/html").send().is(405, METHOD);
    }

    @Test
    void aBodyMayHave65536BytesAndNoMore() {
        String id = People.create();
        String largest = Gmi.GOOD + " ".repeat(65536 - Gmi.GOOD.length());
        Gmi.patch(id).json(largest).send().isEmpty(200);
        Gmi.patch(id).json("{\"firstName\":\"Dinah\"}" + " ".repeat(65536)).send().is(413, TOO_LARGE);
        Gmi.patch(id).json(largest + " ").send().is(413, TOO_LARGE);
        Api.get(Gmi.BASE).as(id).json(largest + " ").send().is(413, TOO_LARGE);
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    // What others see.

    @Test
    void whatOthersWroteIsRead() {
        String id = People.create();
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Mary\",\"lastName\":\"Ann\"}").send();
        Api.put("/users/" + id).withApiKey().json("{\"email\":\"New-" + People.email(id) + "\"}").send();
        Api.get(Gmi.ROOT).as(id).send().is(200, "{\"user\":{\"id\":\"" + id + "\",\"email\":\"New-" + People.email(id)
            + "\",\"firstName\":\"Mary\",\"lastName\":\"Ann\"}}");
        Api.put("/user/" + id + "/profile").withApiKey().json("{\"firstName\":\"\"}").send();
        Api.get(Gmi.ROOT).as(id).send().is(200, "{\"user\":{\"id\":\"" + id + "\",\"email\":null,\"firstName\":\"\",\"lastName\":null}}");
    }

    private static void isUnauthorized(Api request) {
        request.send().is(401, Gmi.UNAUTHORIZED).has("WWW-Authenticate", "Bearer");
    }
}
