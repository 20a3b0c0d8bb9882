package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and methods: what belongs to no contract, and how a contract answers methods it does not have. */
class HttpTest {

    private static final String ORIGIN = "https://app.example.org";

    // Success.

    @Test
    void theServerSaysThatItLivesAndIsReady() {
        for (String path : new String[] {"/health/liveness", "/health/readiness", "/health"}) {
            Api.get(path).send().is(200, "{\"name\":\"persona\",\"status\":\"UP\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users", "/me/profile", "/api/v1/me/profile", "/users/me/profile", "/auth/v1/users/me/profile"})
    void headFollowsGetForUsers(String path) {
        String id = People.create();
        sameHead(Api.get(path).as(id).send(), Api.request("HEAD", path).as(id).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user/{id}/profile", "/engine-rest/user/{id}/profile", "/engine-rest/engine/default/user/{id}/profile",
        "/users/{id}"})
    void headFollowsGetForBackends(String template) {
        String path = template.replace("{id}", People.create());
        sameHead(Api.get(path).withApiKey().send(), Api.request("HEAD", path).withApiKey().send());
    }

    @Test
    void headIsRefusedAsGetIs() {
        Answer answer = Api.request("HEAD", "/me/profile").send();
        assertThat(answer.status()).isEqualTo(401);
        answer.has("WWW-Authenticate", "Bearer");
        assertThat(answer.body()).isEmpty();
        assertThat(Api.request("HEAD", "/users/nobody").withApiKey().send().status()).isEqualTo(404);
        assertThat(Api.request("HEAD", "/nothing").send().status()).isEqualTo(404);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "FROB"})
    void anUnknownPathIsAProblemWhateverTheMethod(String method) {
        for (String path : new String[] {"/nothing", "/v2/users/profile", "/me", "/users/a/b", "/user/x/profile/y", "/ME/PROFILE",
            "/engine-rest", "/api/v1/users/x", "/users/x/..%2fy/z"}) {
            isNotFound(Api.request(method, path).send());
            isNotFound(Api.request(method, path).withApiKey().send());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users/profile/", "/v1/users/", "/me/profile/", "/api/v1/me/profile/", "/users/me/profile/",
        "/user/x/profile/", "/user/create/", "/user/x/", "/users/", "/users/x/", "/engine-rest/user/x/profile/", "/health/liveness/"})
    void aTrailingSlashMakesAnotherPath(String path) {
        isNotFound(Api.get(path).send());
        isNotFound(Api.put(path).withApiKey().json("{}").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//me/profile", "/me//profile", "/users//me/profile", "/user//profile", "/user//x/profile", "//users/x",
        "/engine-rest//user/x/profile"})
    void aDoubledSlashMakesAnotherPath(String path) {
        isNotFound(RawHttp.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%4", "a%2", "%%41", "a b", "\"", "<x>", "{x}", "a|b", "\\", "^", "`", "\u00e9", "\u0000", "a#b"})
    void aPathThatIsNoUriIsAProblem(String segment) {
        RawHttp.exchange("GET /users/" + segment + " HTTP/1.1\r\nHost: x\r\n\r\n").isProblem(400);
    }

    @ParameterizedTest
    @EnumSource
    void otherMethodsAreRefusedInTheContractsShape(Vendor vendor) {
        String id = People.create();
        String expected = vendor.failure(405, "The method is not allowed for this resource.");
        Stream.of("POST", "DELETE", "OPTIONS", "PROPFIND", "FROB", vendor == Vendor.GMI ? "PUT" : "PATCH").forEach(method -> {
            vendor.request(method, id).send().is(405, expected).has("Allow", vendor.allow());
            Api.request(method, vendor.path(id)).send().is(405, expected).has("Allow", vendor.allow());
            vendor.request(method, id).json("{" + vendor.members() + "}").send().is(405, expected).has("Allow", vendor.allow());
        });
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void traceIsRefusedInTheContractsShape(Vendor vendor) {
        RawHttp.exchange("TRACE " + vendor.path("x") + " HTTP/1.1\r\nHost: x\r\nX-Canary: canary\r\n\r\n")
            .is(405, vendor.failure(405, "The method is not allowed for this resource.")).has("Allow", vendor.allow());
    }

    @ParameterizedTest
    @CsvSource({"CAMUNDA,/user/x,DELETE", "KLAIM,/users,POST", "MICO,/v1/users,'GET, HEAD'"})
    void otherMethodsAreRefusedBesideTheUpdatesToo(Vendor vendor, String path, String allow) {
        Api.request("OPTIONS", path).send()
            .is(405, vendor.failure(405, "The method is not allowed for this resource.")).has("Allow", allow);
        Api.patch(path).withApiKey().json("{}").send()
            .is(405, vendor.failure(405, "The method is not allowed for this resource.")).has("Allow", allow);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me/profile", "/me/profile", "/v1/users", "/users/x", "/user/x/profile"})
    void noMethodIsTakenFromAHeader(String path) {
        String id = People.create();
        Api.post(path).as(id).header("X-HTTP-Method-Override", "GET").send().has("Allow", Api.request("OPTIONS", path).send()
            .header("Allow").orElseThrow());
    }

    // What others see.

    @Test
    void pagesOfOtherOriginsGetNothingUnlessAllowed() {
        Answer answer = Api.get("/me/profile").as(People.create()).header("Origin", ORIGIN).send();
        assertThat(answer.status()).isEqualTo(200);
        hasNoCorsHeaders(answer);
        Answer preflight = preflight(ORIGIN, TestServer.shared());
        preflight.is(405, Vendor.GMI.failure(405, "The method is not allowed for this resource.")).has("Allow", "GET, HEAD, PATCH");
        hasNoCorsHeaders(preflight);
    }

    @Test
    void pagesOfAllowedOriginsMayCall() {
        try (TestServer open = TestServer.start(Map.of("CORS_ORIGINS", "https://www.example.org, " + ORIGIN))) {
            String id = People.create();
            Answer preflight = preflight(ORIGIN, open);
            assertThat(preflight.status()).isEqualTo(200);
            preflight.has("Access-Control-Allow-Origin", ORIGIN).has("Access-Control-Allow-Methods", "PATCH");
            assertThat(preflight.headers().allValues("Access-Control-Allow-Headers"))
                .containsExactlyInAnyOrder("authorization", "content-type");
            Api.get("/me/profile").to(open).as(id).header("Origin", ORIGIN).send().has("Access-Control-Allow-Origin", ORIGIN);
            // A page must be able to read why it was refused.
            Api.get("/me/profile").to(open).header("Origin", ORIGIN).send()
                .is(401, "{\"group\":\"auth\",\"code\":401,\"message\":\"Unauthorized.\"}").has("Access-Control-Allow-Origin", ORIGIN);
            hasNoCorsHeaders(preflight("https://evil.example.org", open));
            hasNoCorsHeaders(preflight("https://app.example.org.evil.example", open));
            hasNoCorsHeaders(Api.get("/me/profile").to(open).as(id).header("Origin", "https://evil.example.org").send());
        }
    }

    private static Answer preflight(String origin, TestServer server) {
        return Api.request("OPTIONS", "/me/profile").to(server).header("Origin", origin)
            .header("Access-Control-Request-Method", "PATCH").header("Access-Control-Request-Headers", "authorization,content-type").send();
    }

    private static void hasNoCorsHeaders(Answer answer) {
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    private static void isNotFound(Answer answer) {
        answer.isProblem(404);
        assertThat(answer.json().get("title").textValue()).isEqualTo("Not Found");
    }

    private static void sameHead(Answer get, Answer head) {
        assertThat(get.status()).isEqualTo(200);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Length")).hasValue(String.valueOf(get.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(head.header("Cache-Control")).isEqualTo(get.header("Cache-Control"));
    }
}
