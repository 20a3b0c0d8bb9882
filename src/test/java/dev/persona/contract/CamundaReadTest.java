package dev.persona.contract;

import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamundaReadTest {

    // Success.

    @Test
    void aProfileIsReadWithNullsForWhatIsNotSet() {
        String id = Camunda.newId();
        Api.post("/user/create").withApiKey().json(Camunda.creationOf(id)).send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, null, null, null));
    }

    @Test
    void cachesAreToldToAskAgain() {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id)).has("Cache-Control", "no-cache");
    }

    @Test
    void readingChangesNothing() {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        String id = People.create();
        Answer head = Api.request("HEAD", profilePath(id)).withApiKey().send()
            .has("Content-Type", "application/json").has("Cache-Control", "no-cache");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    // What is refused, and how.

    @Test
    void anUnknownUserIsNotFound() {
        String id = Camunda.newId();
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
        assertThat(Api.request("HEAD", profilePath(id)).withApiKey().send().status()).isEqualTo(404);
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON", "*/*", "application/*", "application/hal+json, application/json; q=0.5",
        "text/html, */*;q=0.1", "application/json;charset=UTF-8"})
    void jsonIsSentToWhoeverAcceptsIt(String accept) {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().header("Accept", accept).send().is(200, newcomer(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/hal+json", "text/*, application/xml", "application/json;q=0"})
    void whoeverAcceptsNoJsonGetsNoProfile(String accept) {
        String id = People.create();
        Api.get(profilePath(id)).withApiKey().header("Accept", accept).send().is(406, Camunda.NOT_ACCEPTABLE);
    }

    @Test
    void errorsAreJsonWhateverIsAccepted() {
        String id = People.create();
        Api.get("/user/" + "x".repeat(256) + "/profile").withApiKey()
            .header("Accept", "application/hal+json, application/json;q=0.5").send()
            .is(400, Camunda.invalid("id must be at most 255 characters long."));
        Api.post(profilePath(id)).withApiKey().header("Accept", "text/html").send().is(405, Camunda.NOT_ALLOWED);
        Api.put(profilePath(id)).withApiKey().header("Accept", "text/html").json("{").send().is(400, Camunda.MALFORMED);
        Api.put(profilePath(id)).header("Accept", "text/html").json("{}").send().is(401, Camunda.UNAUTHORIZED);
        Api.delete(Camunda.user(id)).as(id).header("Accept", "text/html").send().is(403, Camunda.NEEDS_API_KEY);
        Api.put(profilePath(id + "x")).withApiKey().header("Accept", "text/html").json("{}").send().is(404, Camunda.unknownUser(id + "x"));
        Api.get("/engine-rest/engine/staging" + profilePath(id)).header("Accept", "text/html").send()
            .is(404, Camunda.invalid("Process engine staging not available"));
    }

    // What others see.

    @Test
    void whatTheOtherContractsWroteIsReadHere() {
        String id = People.create();
        Api.patch("/me/profile").as(id).json("{\"firstName\":\"John\"}").send();
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, "John", "Liddell", People.email(id)));
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Jane\",\"lastName\":\"Roe\"}").send();
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, "Jane", "Roe", People.email(id)));
        Api.put("/v1/users/profile").header("Authentication", Tokens.of(id))
            .json("{\"name\":\"J. Roe\",\"birthdate\":\"1852-05-04T00:00:00Z\",\"gender\":\"female\"}").send();
        Api.get(profilePath(id)).withApiKey().send().is(200, profile(id, "Jane", "Roe", People.email(id)));
        Api.put("/users/" + id).withApiKey().json("{\"user_id\":\"" + id + "-2\",\"email\":\"jane@" + id + "\"}").send();
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
        Api.get(profilePath(id + "-2")).withApiKey().send().is(200, profile(id + "-2", "Jane", "Roe", "jane@" + id));
    }
}
