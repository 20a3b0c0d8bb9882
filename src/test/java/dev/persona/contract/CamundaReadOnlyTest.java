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
import dev.persona.support.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose operator has made the Camunda contract read-only; people are made through the shared server, on the same database. */
class CamundaReadOnlyTest {

    private static TestServer readOnly;

    @BeforeAll
    static void start() {
        readOnly = TestServer.start(Map.of("CAMUNDA_READ_ONLY", "true"));
    }

    @AfterAll
    static void stop() {
        readOnly.close();
    }

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default"})
    void readingWorks(String mount) {
        String id = People.create();
        Api.get(mount + profilePath(id)).to(readOnly).withApiKey().send().is(200, newcomer(id)).has("Cache-Control", "no-cache");
        Api.get(mount + profilePath(id)).to(readOnly).as(id).send().is(200, newcomer(id));
        assertThat(Api.request("HEAD", mount + profilePath(id)).to(readOnly).withApiKey().send().status()).isEqualTo(200);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default"})
    void noWriteWorks(String mount) {
        String id = People.create();
        String newId = Camunda.newId();
        Api.put(mount + profilePath(id)).to(readOnly).withApiKey().json(profile(id, "John", "Doe", id)).send().is(403, Camunda.READ_ONLY);
        Api.put(mount + profilePath(id)).to(readOnly).as(id).json("{}").send().is(403, Camunda.READ_ONLY);
        Api.delete(mount + user(id)).to(readOnly).withApiKey().send().is(403, Camunda.READ_ONLY);
        Api.post(mount + "/user/create").to(readOnly).withApiKey().json(creationOf(newId)).send().is(403, Camunda.READ_ONLY);
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
        assertThat(People.sequence(id)).isEqualTo(1);
        Api.get(profilePath(newId)).withApiKey().send().is(404, Camunda.unknownUser(newId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"other\"}", "{\"firstName\":1}", "{\"email\":\"\\u0000\"}", "{\"firstName\":[],\"email\":{}}"})
    void theMembersOfAnUpdateAreNotLookedAt(String body) {
        String id = People.create();
        update(id, body).is(403, Camunda.READ_ONLY);
        update(id, "{\"lastName\":\"" + "x".repeat(256) + "\"}").is(403, Camunda.READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"profile\":null}", "{\"profile\":1}", "{\"profile\":{\"id\":1}}", "{\"profile\":{\"id\":\"\"}}"})
    void theMembersOfACreationAreNotLookedAt(String body) {
        create(body).is(403, Camunda.READ_ONLY);
    }

    @Test
    void theRecordIsNotLookedAt() {
        update(Camunda.newId(), "{}").is(403, Camunda.READ_ONLY);
        update(People.create(), profile(null, null, null, People.email(People.create()))).is(403, Camunda.READ_ONLY);
        create(creationOf(People.create())).is(403, Camunda.READ_ONLY);
        Api.delete(user(Camunda.newId())).to(readOnly).withApiKey().send().is(403, Camunda.READ_ONLY);
        String id = People.create();
        Api.put(profilePath(Camunda.newId())).to(readOnly).as(id).json("{}").send().is(403, Camunda.READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%00"})
    void theIdInThePathIsNotLookedAtByWrites(String id) {
        Api.put("/user/" + id + "/profile").to(readOnly).withApiKey().json("{}").send().is(403, Camunda.READ_ONLY);
        Api.put("/user/" + "x".repeat(256) + "/profile").to(readOnly).withApiKey().json("{}").send().is(403, Camunda.READ_ONLY);
        Api.delete("/user/" + id).to(readOnly).withApiKey().send().is(403, Camunda.READ_ONLY);
        assertThat(Api.get("/user/" + id + "/profile").to(readOnly).withApiKey().send().status()).isEqualTo(400);
    }

    @Test
    void anUnreadableBodyIsToldFirst() {
        String id = People.create();
        update(id, "{").is(400, Camunda.MALFORMED);
        update(id, "[]").is(400, Camunda.NOT_AN_OBJECT);
        update(id, "").is(400, Camunda.NO_BODY);
        create("{").is(400, Camunda.MALFORMED);
        create("[]").is(400, Camunda.NOT_AN_OBJECT);
        create("").is(400, Camunda.NO_BODY);
    }

    @Test
    void anUnreadableBodyIsToldFirstWhateverTheId() {
        Api.put("/user/%00/profile").to(readOnly).withApiKey().json("{").send().is(400, Camunda.MALFORMED);
    }

    // Credentials.

    @Test
    void credentialsAreAskedForFirst() {
        String id = People.create();
        Api.put(profilePath(id)).to(readOnly).json("{}").send().is(401, Camunda.UNAUTHORIZED)
            .has("WWW-Authenticate", "Basic realm=\"default\"");
        Api.delete(user(id)).to(readOnly).send().is(401, Camunda.UNAUTHORIZED);
        Api.post("/user/create").to(readOnly).json(creationOf(id)).send().is(401, Camunda.UNAUTHORIZED);
        Api.delete(user(id)).to(readOnly).as(id).send().is(403, Camunda.NEEDS_API_KEY);
        Api.post("/user/create").to(readOnly).as(id).json(creationOf(id)).send().is(403, Camunda.NEEDS_API_KEY);
    }

    // Methods, media types, sizes.

    @Test
    void whatIsWrongWithTheRequestItselfIsToldAsEver() {
        String id = People.create();
        Api.put(profilePath(id)).to(readOnly).withApiKey().header("Content-Type", "text/plain").body(new byte[] {'{', '}'}).send()
            .is(415, Camunda.UNSUPPORTED);
        Api.post(profilePath(id)).to(readOnly).withApiKey().json("{}").send().is(405, Camunda.NOT_ALLOWED);
        Api.put("/engine-rest/engine/staging" + profilePath(id)).to(readOnly).withApiKey().json("{}").send()
            .is(404, Camunda.invalid("Process engine staging not available"));
    }

    // What others see.

    @Test
    void theOtherContractsMayStillWrite() {
        String id = People.create();
        Api.patch("/me/profile").to(readOnly).as(id).json("{\"firstName\":\"John\"}").send().isEmpty(200);
        Api.put("/users/" + id).to(readOnly).withApiKey().json("{\"email\":\"john@" + id + "\"}").send();
        Api.get(profilePath(id)).to(readOnly).withApiKey().send().is(200, profile(id, "John", "Liddell", "john@" + id));
    }

    private static Answer update(String id, String body) {
        return Api.put(profilePath(id)).to(readOnly).withApiKey().json(body).send();
    }

    private static Answer create(String body) {
        return Api.post("/user/create").to(readOnly).withApiKey().json(body).send();
    }
}
