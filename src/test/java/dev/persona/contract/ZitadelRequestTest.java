package dev.persona.contract;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an update asks of a request before it looks into the body. */
class ZitadelRequestTest {

    private static final String COMPLETE = """
        {"firstName":"Alice","lastName":"Pleasance","nickName":"Al","displayName":"Alice in Wonderland",
         "preferredLanguage":"en-GB","gender":"GENDER_FEMALE"}""";

    private static final String UNSUPPORTED =
        Zitadel.error(3, "The request body must be sent as application/json without content encoding."
            + " gRPC and gRPC-Web are served at POST /zitadel.auth.v1.AuthService/UpdateMyProfile.");

    // Credentials.

    @Test
    void aRequestWithoutATokenIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).json(COMPLETE), 401, Zitadel.TOKEN_MISSING);
        // Mico's header is no credential here.
        refusedFor(id, Api.put(Zitadel.PROFILE).header("Authentication", Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_MISSING);
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        String id = People.create();

        for (String token : new String[] {Tokens.expired(id), Tokens.forged(id),
            Tokens.sign(Tokens.claims(id).expirationTime(null).build()), Tokens.of(""), "", "nonsense", "a.b.c"}) {
            refusedFor(id, Api.put(Zitadel.PROFILE).bearer(token).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        }
    }

    @Test
    void anotherKindOfCredentialIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).withApiKey().json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Api.put(Zitadel.PROFILE).basic(id, Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Api.put(Zitadel.PROFILE).header("Authorization", Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Zitadel.put(id, COMPLETE).bearer(Tokens.of(id)), 401, Zitadel.TOKEN_INVALID);
    }

    @Test
    void credentialsAreCheckedBeforeTheBodyIs() {
        Api.put(Zitadel.MOUNTED_PROFILE).json("{").send().is(401, Zitadel.TOKEN_MISSING).has("WWW-Authenticate", "Bearer");
        Api.put(Zitadel.PROFILE).bearer("nonsense").json("{}").send().is(401, Zitadel.TOKEN_INVALID).has("WWW-Authenticate", "Bearer");
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=utf-8",
        "application/json;odata=verbose"})
    void jsonIsTakenInWhateverWayItsTypeIsWritten(String contentType) {
        String id = People.create();

        Zitadel.updated(Api.put(Zitadel.PROFILE).as(id).header("Content-Type", contentType).body(bytes(COMPLETE)).send());

        Zitadel.read(Zitadel.get(id).send(), COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/grpc", "application/grpc+proto",
        "application/grpc-web+proto", "application/vnd.api+json", "nonsense"})
    void anotherContentTypeIsRefused(String contentType) {
        String id = People.create();
        refusedFor(id, Api.put(Zitadel.PROFILE).as(id).header("Content-Type", contentType).body(bytes(COMPLETE)), 415, UNSUPPORTED);
    }

    @Test
    void aBodyWithoutAContentTypeOrWithAnEncodingIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).as(id).body(bytes(COMPLETE)), 415, UNSUPPORTED);
        refusedFor(id, Zitadel.put(id, COMPLETE).header("Content-Encoding", "gzip"), 415, UNSUPPORTED);
        Zitadel.updated(Zitadel.put(id, COMPLETE).header("Content-Encoding", "identity").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/grpc-web+proto", "application/json;q=0"})
    void aCallerWhoDoesNotTakeJsonIsRefusedAndNothingChanges(String accept) {
        String id = People.create();
        refusedFor(id, Zitadel.put(id, COMPLETE).header("Accept", accept), 406,
            Zitadel.error(3, "The response is available as application/json only."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.1"})
    void aCallerWhoTakesJsonAmongOthersGetsIt(String accept) {
        Zitadel.updated(Zitadel.put(People.create(), COMPLETE).header("Accept", accept).send());
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndOneOfExactlyTheLimitIsTaken() {
        String id = People.create();
        String largest = COMPLETE + " ".repeat(65536 - bytes(COMPLETE).length);

        refusedFor(id, Zitadel.put(id, largest + " "), 413, Zitadel.error(8, "The request body is larger than 65536 bytes."));
        Zitadel.updated(Zitadel.put(id, largest).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "OPTIONS"})
    void anotherMethodIsNotAllowed(String method) {
        String id = People.create();
        for (String path : new String[] {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE}) {
            refusedFor(id, Api.request(method, path).as(id).json(COMPLETE), 405,
                Zitadel.error(12, "The method is not allowed for this resource."));
        }
    }

    @Test
    void anErrorIsSentWhateverTheCallerAccepts() {
        String id = People.create();
        refusedFor(id, Api.post(Zitadel.PROFILE).as(id).json(COMPLETE).header("Accept", "text/html"), 405,
            Zitadel.error(12, "The method is not allowed for this resource."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me/profile/", "/auth/v1/users/me/profile/", "/management/v1/users/me/profile", "/auth/users/me/profile",
        "/users/me/Profile"})
    void aPathThatOnlyResemblesOursIsUnknown(String path) {
        Api.put(path).as(People.create()).json(COMPLETE).send().isProblem(404);
    }

    /** A refusal with the header that belongs to its status; the record stays as it was. */
    private static void refusedFor(String userId, Api request, int status, String body) {
        Answer answer = Zitadel.refused(userId, request, status, body);
        if (status == 401) {
            answer.has("WWW-Authenticate", "Bearer");
        }
        if (status == 405) {
            answer.has("Allow", "GET, HEAD, PUT");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
