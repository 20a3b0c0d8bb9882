package dev.persona.contract;

import static dev.persona.support.Camunda.creation;
import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static dev.persona.support.Camunda.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Camunda's clients put before the addresses, and the engines that they name there. */
class CamundaMountTest {

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default"})
    void allOperationsWorkAtEveryMount(String mount) {
        String id = Camunda.newId();
        Api.post(mount + "/user/create").withApiKey().json(creation(newcomer(id))).send().isEmpty(204);
        Api.get(mount + profilePath(id)).withApiKey().send().is(200, newcomer(id)).has("Cache-Control", "no-cache");
        Api.put(mount + profilePath(id)).withApiKey().json(profile(id, "John", "Doe", id)).send().isEmpty(204);
        Api.get(mount + profilePath(id)).withApiKey().send().is(200, profile(id, "John", "Doe", id));
        Api.delete(mount + user(id)).withApiKey().send().isEmpty(204);
        Api.get(mount + profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
    }

    @Test
    void theMountsShowTheSameUsers() {
        String id = People.create();
        Api.put("/engine-rest" + profilePath(id)).withApiKey().json("{\"firstName\":\"John\"}").send().isEmpty(204);
        Api.get("/engine-rest/engine/default" + profilePath(id)).withApiKey().send().is(200, profile(id, "John", null, null));
        Api.delete("/engine-rest/engine/default" + user(id)).withApiKey().send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
    }

    @Test
    void aUserNamedLikeAPartOfAMountIsAUser() {
        for (String id : List.of("engine", "user", "default")) {
            Api.post("/engine-rest/user/create").withApiKey().json(Camunda.creationOf(id)).send().isEmpty(204);
            Api.get("/engine-rest/engine/default" + profilePath(id)).withApiKey().send().is(200, profile(id, null, null, null));
            Api.delete("/engine-rest" + user(id)).withApiKey().send().isEmpty(204);
        }
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"})
    void anUnknownEngineIsToldWhateverTheMethodAndBeforeCredentials(String method) {
        String id = People.create();
        for (String path : List.of(profilePath(id), user(id), "/user/create")) {
            Api.request(method, "/engine-rest/engine/staging" + path).send().is(404, unknownEngine("staging"));
            Api.request(method, "/engine-rest/engine/staging" + path).withApiKey().json("{").send().is(404, unknownEngine("staging"));
            Api.request(method, "/engine-rest/engine/staging" + path).bearer("x").header("Content-Type", "text/plain")
                .body(new byte[] {1}).send().is(404, unknownEngine("staging"));
        }
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void anUnknownEngineIsNotFoundByHeadEither() {
        Answer answer = Api.request("HEAD", "/engine-rest/engine/staging/user/alice/profile").send()
            .has("Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT, DEFAULT", "default2, default2", "defaul, defaul", "default%20, 'default '", "my%20engine+, my engine+",
        "a%2Fb, a/b", "%C3%BC, \u00FC", "%F0%9F%98%80, \uD83D\uDE00", "user, user", "a;b, a;b", "*, *", "%25z, %z"})
    void theErrorSpellsTheEngineDecoded(String written, String meant) {
        Api.get("/engine-rest/engine/" + written + "/user/alice/profile").send().is(404, unknownEngine(meant));
        Api.delete("/engine-rest/engine/" + written + "/user/alice").send().is(404, unknownEngine(meant));
    }

    @Test
    void anUnknownEngineIsToldWhateverTheUserId() {
        for (String id : List.of("%FF", "%00", "x".repeat(300), "a%2Fb", "+&;")) {
            for (String method : List.of("GET", "PUT")) {
                Api.request(method, "/engine-rest/engine/staging/user/" + id + "/profile").send().is(404, unknownEngine("staging"));
            }
        }
    }

    @Test
    void anEngineThatIsNotUtf8IsRefused() {
        Api.get("/engine-rest/engine/%FF/user/alice/profile").send().is(400, Camunda.invalid("engine must be percent-encoded UTF-8."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default", "/engine-rest/engine/staging"})
    void addressesThatEndWithASlashDoNotExist(String mount) {
        String id = People.create();
        Api.get(mount + profilePath(id) + "/").withApiKey().send().isProblem(404);
        Api.put(mount + profilePath(id) + "/").withApiKey().json("{}").send().isProblem(404);
        Api.delete(mount + user(id) + "/").withApiKey().send().isProblem(404);
        Api.post(mount + "/user/create/").withApiKey().json(Camunda.creationOf(Camunda.newId())).send().isProblem(404);
        Api.get(mount + profilePath(id) + "/").send().isProblem(404);
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine", "/engine-rest/engine/default", "/engine-rest/engine/default/user",
        "/engine-rest/default/user/alice/profile", "/engine/default/user/alice/profile", "/engine-rest/engine/user/alice/profile",
        "/engine-rest/engine-rest/user/alice/profile", "/Engine-Rest/user/alice/profile", "/engine-rest/v1/users"})
    void otherMountsDoNotExist(String path) {
        Api.get(path).withApiKey().send().isProblem(404);
    }

    private static String unknownEngine(String name) {
        return Camunda.invalid("Process engine " + name + " not available");
    }
}
