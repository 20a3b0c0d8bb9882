package dev.persona.contract;

import static dev.persona.support.Updates.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.security.ApiKeys;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Updates;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the three operations have in common. */
class KlaimTest {

    private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    private static final String UNSUPPORTED =
        "{\"message\":\"The request body must be sent as application/json without content encoding.\"}";
    private static final String TOO_LARGE = "{\"message\":\"The request body is larger than 65536 bytes.\"}";
    private static final int LIMIT = 65_536;

    private final String id = People.create();

    // Success.

    @Test
    void theNineMembersStandInTheSamplesOrder() {
        Answer updated = Updates.klaim(id, "{\"name\":\"tester\",\"metadata\":{\"test\":\"field\"}}").send();
        String klaimId = updated.json().get("klaim_id").textValue();
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.body()).isEqualTo("{\"message\":\"fetch resource successfully\",\"metadata\":{\"test\":\"field\"},\"user_id\":\"" + id
            + "\",\"klaim_id\":\"" + klaimId + "\",\"created_at\":" + klaimId.split("_")[0]
            + ",\"acquisition_source\":\"api\",\"credit_balance\":0,\"email\":\"" + People.email(id) + "\",\"name\":\"tester\"}");
        assertThat(Api.get("/users/" + id).withApiKey().send().body()).isEqualTo(updated.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=UTF-8", "application/json;a=\"b;c\""})
    void jsonIsTakenInAnySpellingAndWithAnyParameters(String contentType) {
        assertThat(Api.put("/users/" + id).withApiKey().header("Content-Type", contentType).body(bytes("{\"name\":\"tester\"}")).send()
            .json().get("name").textValue()).isEqualTo("tester");
    }

    @Test
    void theContentEncodingIdentityIsNone() {
        assertThat(Updates.klaim(id, "{\"name\":\"tester\"}").header("Content-Encoding", "identity").send().status()).isEqualTo(200);
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        Updates.klaim(id, ofSize(LIMIT)).send();
        assertThat(People.klaim(id).get("metadata").get("a").textValue()).hasSize(LIMIT - ofSize(0).length());
    }

    // What is refused, and how.

    @ParameterizedTest
    @MethodSource("brokenBodies")
    void aBodyThatIsNotOneObjectInStrictJsonIsRefused(byte[] body, String message) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        Api.put("/users/" + id).withApiKey().header("Content-Type", "application/json").body(body).send()
            .is(400, "{\"message\":\"" + message + "\"}");
        Api.post("/users").withApiKey().header("Content-Type", "application/json").body(body).send()
            .is(400, "{\"message\":\"" + message + "\"}");
        isUnchanged(before);
    }

    static Stream<Object[]> brokenBodies() {
        String malformed = "The request body is not valid JSON.";
        String notAnObject = "The request body must be a JSON object.";
        String missing = "The request body is required.";
        return Stream.of(new Object[][] {
            {bytes(""), missing}, {bytes(" \r\n\t"), missing}, {bytes("null"), missing},
            {bytes("[]"), notAnObject}, {bytes("\"a\""), notAnObject}, {bytes("7"), notAnObject}, {bytes("true"), notAnObject},
            {bytes("{"), malformed}, {bytes("{\"name\":\"a\",}"), malformed}, {bytes("{'name':'a'}"), malformed},
            {bytes("{name:\"a\"}"), malformed}, {bytes("{\"name\":\"a\"} {}"), malformed}, {bytes("{\"name\":\"a\"}x"), malformed},
            {bytes("{\"name\":\"a\",\"name\":\"b\"}"), malformed}, {bytes("{\"metadata\":{\"a\":1,\"a\":1}}"), malformed},
            {bytes("{\"x\":{\"a\":1,\"a\":1}}"), malformed}, {bytes("{\"x\":NaN}"), malformed}, {bytes("{\"x\":-Infinity}"), malformed},
            {bytes("{\"x\":01}"), malformed}, {bytes("{\"x\":.5}"), malformed}, {bytes("{\"x\":+1}"), malformed},
            {bytes("{\"name\":\"a\tb\"}"), malformed}, {bytes("{\"name\":\"a\u0000\"}"), malformed}, {bytes("{\"name\":\"\\x\"}"), malformed},
            {bytes("{} // comment"), malformed}, {bytes("\uFEFF{}"), malformed},
            {"{\"name\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1), malformed},
            {"{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16BE), malformed},
            {concatenated("{\"name\":\"", new byte[] {(byte) 0xC0, (byte) 0x80}, "\"}"), malformed},
            {concatenated("{\"name\":\"", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\"}"), malformed},
        });
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT"})
    void nobodyHasAnUnknownId(String method) {
        Api.request(method, "/users/nobody-" + id).withApiKey().json(method.equals("PUT") ? "{\"name\":\"tester\"}" : "").send()
            .is(404, "{\"message\":\"Can not find user with the given user_id.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/", "/user", "/users/%s/", "/users/%s/name", "/v1/users/%s", "/Users/%s"})
    void aPathOfNoContractIsAProblem(String path) {
        Api.get(path.formatted(id)).withApiKey().send().isProblem(404);
    }

    // Credentials.

    @ParameterizedTest
    @MethodSource("operations")
    void withoutAKeyNothingIsDone(String method, String path) {
        isUnauthorized(request(method, path));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aKeyThatNobodyMadeIsRefused(String method, String path) {
        isUnauthorized(request(method, path).bearer(ApiKeys.PREFIX + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aUsersTokenIsNoKey(String method, String path) {
        isUnauthorized(request(method, path).as(id));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aGoodKeyIsNotTakenAsAPassword(String method, String path) {
        isUnauthorized(request(method, path).basic(TestServer.shared().apiKeyName(), TestServer.shared().apiKey()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRevokedKeyIsRefused(String method, String path) {
        ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
        String name = "klaim-" + UUID.randomUUID();
        String key = keys.create(name);
        keys.revoke(name);
        isUnauthorized(request(method, path).bearer(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Token %s", "%s", "Bearer %sx", "Bearer %s %s", "Bearer x%s"})
    void anythingElseInTheHeaderIsRefused(String header) {
        isUnauthorized(request("PUT", "/users/{id}").header("Authorization", header.replace("%s", TestServer.shared().apiKey())));
    }

    @Test
    void twoAuthorizationHeadersAreRefused() {
        isUnauthorized(request("PUT", "/users/{id}").withApiKey().withApiKey());
    }

    @Test
    void theKeyIsNotTakenFromMicosHeader() {
        isUnauthorized(request("GET", "/users/{id}").header("Authentication", TestServer.shared().apiKey()));
        isUnauthorized(request("GET", "/users/{id}").header("Authentication", Tokens.of(id)));
    }

    @Test
    void theWordBearerIsReadWithoutCase() {
        assertThat(Api.get("/users/" + id).header("Authorization", "bEARER " + TestServer.shared().apiKey()).send().status()).isEqualTo(200);
    }

    @Test
    void theCredentialIsCheckedBeforeTheBody() {
        isUnauthorized(Api.put("/users/" + id).json("{"));
        isUnauthorized(Api.put("/users/nobody-" + id).json("{\"name\":7}"));
    }

    static Stream<Object[]> operations() {
        return Stream.of(new Object[][] {{"GET", "/users/{id}"}, {"PUT", "/users/{id}"}, {"POST", "/users"}});
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "OPTIONS", "TRACE"})
    void aUserHasNoOtherMethods(String method) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        Api.request(method, "/users/" + id).withApiKey().send()
            .is(405, "{\"message\":\"The method is not allowed for this resource.\"}").has("Allow", "GET, HEAD, PUT");
        isUnchanged(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void theUsersHaveNoOtherMethods(String method) {
        Api.request(method, "/users").withApiKey().send()
            .is(405, "{\"message\":\"The method is not allowed for this resource.\"}").has("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/merge-patch+json", "application/jsonp", "json", "*/*"})
    void anotherContentTypeIsRefused(String contentType) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        for (String method : new String[] {"PUT /users/" + id, "POST /users"}) {
            Api.request(method.split(" ")[0], method.split(" ")[1]).withApiKey().header("Content-Type", contentType)
                .body(bytes(create())).send().is(415, UNSUPPORTED);
        }
        isUnchanged(before);
    }

    @Test
    void aBodyWithoutAContentTypeIsRefused() {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        Api.put("/users/" + id).withApiKey().body(bytes("{\"name\":\"tester\"}")).send().is(415, UNSUPPORTED);
        isUnchanged(before);
    }

    @Test
    void withoutABodyNoContentTypeIsNeeded() {
        Api.put("/users/" + id).withApiKey().send().is(400, "{\"message\":\"The request body is required.\"}");
        Api.post("/users").withApiKey().send().is(400, "{\"message\":\"The request body is required.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
    void anEncodedBodyIsRefused(String encoding) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        Updates.klaim(id, "{\"name\":\"tester\"}").header("Content-Encoding", encoding).send().is(415, UNSUPPORTED);
        isUnchanged(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoTakesNoJsonGetsNothingDone(String method, String path) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        request(method, path).withApiKey().header("Accept", "text/html").send()
            .is(406, "{\"message\":\"The response is available as application/json only.\"}");
        isUnchanged(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json;q=0.1, text/html", "APPLICATION/JSON"})
    void whoTakesJsonAmongOthersGetsIt(String accept) {
        assertThat(Api.get("/users/" + id).withApiKey().header("Accept", accept).send().is(200, People.klaim(id).toString()).body()).isNotEmpty();
    }

    @Test
    void anErrorIsJsonWhateverTheCallerTakes() {
        Api.delete("/users/" + id).withApiKey().header("Accept", "text/html").send()
            .is(405, "{\"message\":\"The method is not allowed for this resource.\"}");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyOverTheLimitIsRefused(String method, String path) {
        Answer before = Api.get("/users/" + id).withApiKey().send();
        Api.request(method, path.replace("{id}", id)).withApiKey().json(ofSize(LIMIT + 1)).send().is(413, TOO_LARGE);
        isUnchanged(before);
    }

    private Api request(String method, String path) {
        Api request = Api.request(method, path.replace("{id}", id));
        return method.equals("GET") ? request : request.json(create());
    }

    private String create() {
        return "{\"user_id\":" + quoted("new-" + id) + ",\"email\":\"new-" + People.email(id) + "\"}";
    }

    /** Refused, and nobody was made or renamed by it. */
    private void isUnauthorized(Api request) {
        request.send().is(401, UNAUTHORIZED).has("WWW-Authenticate", "Bearer");
        assertThat(People.sequence(id)).isEqualTo(1);
        assertThat(Api.get("/users/new-" + id).withApiKey().send().status()).isEqualTo(404);
    }

    private void isUnchanged(Answer before) {
        Api.get("/users/" + id).withApiKey().send().is(200, before.body());
        assertThat(People.sequence(id)).isEqualTo(1);
        assertThat(Api.get("/users/new-" + id).withApiKey().send().status()).isEqualTo(404);
    }

    private static String ofSize(int bytes) {
        String frame = "{\"metadata\":{\"a\":\"\"}}";
        return frame.replace("\"\"", "\"" + "a".repeat(Math.max(0, bytes - frame.length())) + "\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concatenated(String before, byte[] bytes, String after) {
        byte[] all = new byte[before.length() + bytes.length + after.length()];
        System.arraycopy(bytes(before), 0, all, 0, before.length());
        System.arraycopy(bytes, 0, all, before.length(), bytes.length);
        System.arraycopy(bytes(after), 0, all, before.length() + bytes.length, after.length());
        return all;
    }
}
