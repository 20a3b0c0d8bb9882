package dev.persona.contract;

import static dev.persona.support.Camunda.creationOf;
import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static dev.persona.support.Camunda.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamundaRequestTest {

    private static final int MAX_BODY = 65536;

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default"})
    void aMethodThatAnAddressDoesNotHaveIsRefusedWithThoseThatItHas(String mount) {
        String id = People.create();
        for (String method : new String[] {"POST", "DELETE", "PATCH", "OPTIONS"}) {
            Api.request(method, mount + profilePath(id)).withApiKey().send().is(405, Camunda.NOT_ALLOWED).has("Allow", "GET, HEAD, PUT");
            Api.request(method, mount + profilePath(id)).send().is(405, Camunda.NOT_ALLOWED).has("Allow", "GET, HEAD, PUT");
        }
        for (String method : new String[] {"GET", "PUT", "POST", "PATCH", "OPTIONS"}) {
            Api.request(method, mount + user(id)).withApiKey().send().is(405, Camunda.NOT_ALLOWED).has("Allow", "DELETE");
            Api.request(method, mount + user(id)).send().is(405, Camunda.NOT_ALLOWED).has("Allow", "DELETE");
        }
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void theAddressOfTheCreationIsAlsoThatOfAUserNamedCreate() {
        for (String method : new String[] {"GET", "PUT", "PATCH", "OPTIONS"}) {
            Api.request(method, "/user/create").withApiKey().send().is(405, Camunda.NOT_ALLOWED).has("Allow", "DELETE, POST");
        }
    }

    @Test
    void anUnsupportedMethodIsToldWhateverTheBody() {
        String id = People.create();
        Api.patch(profilePath(id)).withApiKey().header("Content-Type", "text/plain").body(new byte[] {1}).send()
            .is(405, Camunda.NOT_ALLOWED);
        Api.post(user(id)).withApiKey().json("{").send().is(405, Camunda.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=UTF-8", "application/json;charset=utf-8", "APPLICATION/JSON",
        "Application/Json ; Charset=\"UTF-8\"", "application/json; odata=verbose; x=y", "application/json;charset=ISO-8859-1"})
    void jsonIsTakenInAnyCaseAndWithAnyParameters(String contentType) {
        String id = Camunda.newId();
        body(Api.post("/user/create"), contentType, creationOf(id)).isEmpty(204);
        // UTF-8 is read as UTF-8, whatever the charset says.
        String profile = profile(id, "J\u00FCrgen", null, null);
        body(Api.put(profilePath(id)), contentType, profile).isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/hal+json", "application/json-patch+json", "application/jsonx",
            "application/json, text/plain", "application/*", "*/*",
        "json", "application"})
    void anyOtherContentTypeIsRefused(String contentType) {
        String id = People.create();
        String newId = Camunda.newId();
        body(Api.put(profilePath(id)), contentType, "{}").is(415, Camunda.UNSUPPORTED);
        body(Api.post("/user/create"), contentType, creationOf(newId)).is(415, Camunda.UNSUPPORTED);
        unchanged(id, newId);
    }

    @Test
    void aBodyWithoutContentTypeIsRefused() {
        String id = People.create();
        String newId = Camunda.newId();
        Api.put(profilePath(id)).withApiKey().body(bytes("{}")).send().is(415, Camunda.UNSUPPORTED);
        Api.post("/user/create").withApiKey().body(bytes(creationOf(newId))).send().is(415, Camunda.UNSUPPORTED);
        unchanged(id, newId);
    }

    @Test
    void anEncodedBodyIsRefused() throws IOException {
        String id = People.create();
        String newId = Camunda.newId();
        Api.put(profilePath(id)).withApiKey().header("Content-Encoding", "gzip").header("Content-Type", "application/json")
            .body(gzip("{}")).send().is(415, Camunda.UNSUPPORTED);
        Api.post("/user/create").withApiKey().header("Content-Encoding", "gzip").header("Content-Type", "application/json")
            .body(gzip(creationOf(newId))).send().is(415, Camunda.UNSUPPORTED);
        unchanged(id, newId);
        Api.put(profilePath(id)).withApiKey().header("Content-Encoding", "identity").json(newcomer(id)).send().isEmpty(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/hal+json", "application/json;q=0", "image/png, text/*;q=0.3", "*/*"})
    void anEmptyAnswerIsSentWhateverIsAccepted(String accept) {
        String id = Camunda.newId();
        Api.post("/user/create").withApiKey().header("Accept", accept).json(creationOf(id)).send().isEmpty(204);
        Api.put(profilePath(id)).withApiKey().header("Accept", accept).json("{\"firstName\":\"John\"}").send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, "John", null, null));
        Api.delete(user(id)).withApiKey().header("Accept", accept).send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
    }

    @Test
    void whatIsSentWithARequestThatNeedsNoBodyIsIgnored() {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().json("{").send().is(200, newcomer(id));
        body(Api.get(profilePath(id)), "text/plain", "x").is(200, newcomer(id));
        body(Api.delete(user(id)), "text/plain", "x").isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
        Api.delete(user(id)).withApiKey().header("Content-Type", "application/json; charset=UTF-8").send().isEmpty(204);
    }

    @Test
    void aQueryIsIgnored() {
        String id = People.create();
        Api.get(profilePath(id) + "?id=x&a=%20+&&").withApiKey().send().is(200, newcomer(id));
        Api.put(profilePath(id) + "?firstName=x").withApiKey().json("{}").send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, null, null, null));
    }

    @Test
    void aBodyMayHave65536Bytes() {
        String id = Camunda.newId();
        Api.post("/user/create").withApiKey().json(padded("{\"profile\":{\"id\":\"" + id + "\"},", MAX_BODY)).send().isEmpty(204);
        Api.put(profilePath(id)).withApiKey().json(padded("{\"firstName\":\"John\",", MAX_BODY)).send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, "John", null, null));
    }

    @Test
    void aLargerBodyIsRefused() {
        String id = People.create();
        String newId = Camunda.newId();
        Api.put(profilePath(id)).withApiKey().json(padded("{\"firstName\":\"John\",", MAX_BODY + 1)).send().is(413, Camunda.TOO_LARGE);
        Api.post("/user/create").withApiKey().json(padded("{\"profile\":{\"id\":\"" + newId + "\"},", MAX_BODY + 1)).send()
            .is(413, Camunda.TOO_LARGE);
        unchanged(id, newId);
    }

    @Test
    void aLargerBodyIsRefusedEvenWhereNoneIsNeeded() {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().json("x".repeat(MAX_BODY + 1)).send().is(413, Camunda.TOO_LARGE);
        Api.delete(user(id)).withApiKey().json("x".repeat(MAX_BODY + 1)).send().is(413, Camunda.TOO_LARGE);
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    private static Answer body(Api request, String contentType, String text) {
        return request.withApiKey().header("Content-Type", contentType).body(bytes(text)).send();
    }

    private static String padded(String start, int length) {
        String pad = start + "\"pad\":\"";
        return pad + "x".repeat(length - pad.length() - 2) + "\"}";
    }

    private static void unchanged(String id, String newId) {
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
        assertThat(People.sequence(id)).isEqualTo(1);
        Api.get(profilePath(newId)).withApiKey().send().is(404, Camunda.unknownUser(newId));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
