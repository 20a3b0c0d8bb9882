package dev.persona.contract;

import static dev.persona.support.Camunda.creation;
import static dev.persona.support.Camunda.creationOf;
import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamundaCreateTest {

    private static final String EMOJI = "\uD83D\uDE00";

    // Success.

    @Test
    void aUserIsCreatedWithAWholeProfile() {
        String id = Camunda.newId();
        String profile = profile(id, " Alice ", "", "no at sign " + id);
        create(creation(profile)).isEmpty(204);
        read(id).is(200, profile);
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void anIdIsEnough() {
        String id = Camunda.newId();
        create(creationOf(id)).isEmpty(204);
        read(id).is(200, profile(id, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"password\":null}", "{\"password\":\"\"}",
        "{\"password\":\"s3cret\",\"authenticatedUserPassword\":\"x\"}"})
    void credentialsAreIgnored(String credentials) {
        String id = Camunda.newId();
        create("{\"credentials\":" + credentials + ",\"profile\":" + profile(id, "Dinah", null, null) + "}").isEmpty(204);
        read(id).is(200, profile(id, "Dinah", null, null));
        Api.get(profilePath(id)).basic(id, "s3cret").send().is(401, Camunda.UNAUTHORIZED);
    }

    @Test
    void everyTextMayHave255CodePoints() {
        String id = Camunda.newId() + EMOJI.repeat(213);
        assertThat(id.codePointCount(0, id.length())).isEqualTo(255);
        String profile = profile(id, EMOJI.repeat(255), EMOJI.repeat(255), id);
        create("{\"profile\":" + profile + ",\"credentials\":{\"password\":\"" + EMOJI.repeat(255) + "\"}}").isEmpty(204);
        read(id).is(200, profile);
    }

    @Test
    void unknownMembersChangeNothing() {
        String id = Camunda.newId();
        create("{\"id\":\"x\",\"profile\":{\"id\":\"" + id + "\",\"name\":\"x\",\"metadata\":{\"a\":[]}},\"extra\":1}").isEmpty(204);
        read(id).is(200, profile(id, null, null, null));
        assertThat(People.klaim(id).get("name").isNull()).isTrue();
        assertThat(People.klaim(id).get("metadata").isEmpty()).isTrue();
    }

    // What is refused, and how.

    @Test
    void aSecondCreationIsRefusedAndChangesNothing() {
        String id = People.create();
        create(creation(newcomer(id))).is(400, Camunda.USER_EXISTS);
        create(creation(profile(id, "John", "Doe", "x" + id))).is(400, Camunda.USER_EXISTS);
        create(creation(profile(id, null, null, People.email(People.create())))).is(400, Camunda.USER_EXISTS);
        read(id).is(200, newcomer(id));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void ofSeveralWhoCreateOneIdOneSucceeds() {
        String id = Camunda.newId();
        List<CompletableFuture<Answer>> racing = Stream.of("a", "b", "c", "d", "e", "f")
            .map(name -> CompletableFuture.supplyAsync(() -> create(creation(profile(id, name, name, name + id))))).toList();
        List<Answer> answers = racing.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 204).forEach(answer -> answer.is(400, Camunda.USER_EXISTS));
        JsonNode winner = read(id).json();
        assertThat(winner.get("lastName")).isEqualTo(winner.get("firstName"));
        assertThat(winner.get("email").textValue()).isEqualTo(winner.get("firstName").textValue() + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"profile\":null}", "{\"profile\":{}}", "{\"profile\":{\"id\":null}}",
        "{\"profile\":{\"id\":\"\",\"firstName\":\"x\"}}", "{\"id\":\"alice\"}", "{\"credentials\":{\"password\":\"x\"}}"})
    void aCreationNeedsAnId(String body) {
        create(body).is(400, Camunda.NO_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "email"})
    void aMemberThatBreaksARuleIsNamed(String member) {
        refused(member, "1", " must be a string.");
        refused(member, "true", " must be a string.");
        refused(member, "[\"x\"]", " must be a string.");
        refused(member, "{}", " must be a string.");
        refused(member, "\"" + "x".repeat(256) + "\"", " must be at most 255 characters long.");
        refused(member, "\"" + EMOJI.repeat(256) + "\"", " must be at most 255 characters long.");
        refused(member, "\"a\\u0000\"", " must not contain U+0000 or unpaired surrogates.");
        refused(member, "\"\\udc00\"", " must not contain U+0000 or unpaired surrogates.");
    }

    @Test
    void anIdThatBreaksARuleIsRefused() {
        create("{\"profile\":{\"id\":1}}").is(400, Camunda.invalid("profile.id must be a string."));
        create(creationOf("x".repeat(256))).is(400, Camunda.invalid("profile.id must be at most 255 characters long."));
        create(creationOf(EMOJI.repeat(256))).is(400, Camunda.invalid("profile.id must be at most 255 characters long."));
        create(creationOf("a\u0000")).is(400, Camunda.invalid("profile.id must not contain U+0000 or unpaired surrogates."));
        create("{\"profile\":{\"id\":\"\\ud800\"}}").is(400, Camunda.invalid("profile.id must not contain U+0000 or unpaired surrogates."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"alice\"", "1", "false", "[]", "[{\"id\":\"alice\"}]"})
    void theProfileMustBeAnObject(String profile) {
        create(creation(profile)).is(400, Camunda.invalid("profile must be an object."));
    }

    @Test
    void credentialsThatBreakARuleAreRefusedAlthoughTheyAreIgnored() {
        String id = Camunda.newId();
        String profile = "{\"profile\":{\"id\":\"" + id + "\"},\"credentials\":";
        create(profile + "1}").is(400, Camunda.invalid("credentials must be an object."));
        create(profile + "{\"password\":1}}").is(400, Camunda.invalid("credentials.password must be a string."));
        create(profile + "{\"password\":\"" + "x".repeat(256) + "\"}}")
            .is(400, Camunda.invalid("credentials.password must be at most 255 characters long."));
        read(id).is(404, Camunda.unknownUser(id));
    }

    @Test
    void ofSeveralViolationsTheFirstInTheOrderOfTheSchemaIsTold() {
        create("{\"credentials\":1,\"profile\":{\"email\":1,\"lastName\":\"\\u0000\",\"id\":\"x\"}}")
            .is(400, Camunda.invalid("profile.lastName must not contain U+0000 or unpaired surrogates."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"profile\":{\"id\":\"alice\"}} x", "{\"profile\":{\"id\":\"a\",\"id\":\"b\"}}",
        "{\"profile\":{\"id\":\"alice\"},\"x\":NaN}"})
    void aBodyThatIsNotStrictJsonIsRefused(String body) {
        create(body).is(400, Camunda.MALFORMED);
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        create("[{\"profile\":{\"id\":\"alice\"}}]").is(400, Camunda.NOT_AN_OBJECT);
        create("\"alice\"").is(400, Camunda.NOT_AN_OBJECT);
    }

    @Test
    void aMissingBodyIsRefused() {
        Api.post("/user/create").withApiKey().send().is(400, Camunda.NO_BODY);
        create("").is(400, Camunda.NO_BODY);
        create("null").is(400, Camunda.NO_BODY);
    }

    // What others see.

    @Test
    void theOtherContractsSeeTheNewUser() {
        String id = Camunda.newId();
        create(creation(profile(id, "Dinah", "Cat", "dinah-" + id))).isEmpty(204);
        assertThat(People.gmi(id).toString()).isEqualTo(
            "{\"id\":\"" + id + "\",\"email\":\"dinah-" + id + "\",\"firstName\":\"Dinah\",\"lastName\":\"Cat\"}");
        assertThat(People.zitadel(id).get("profile").toString()).isEqualTo("{\"firstName\":\"Dinah\",\"lastName\":\"Cat\"}");
        assertThat(People.mico(id).get("_id").textValue()).isEqualTo(id);
        assertThat(People.mico(id).get("email").textValue()).isEqualTo("dinah-" + id);
        assertThat(People.klaim(id).get("user_id").textValue()).isEqualTo(id);
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo("dinah-" + id);
        assertThat(People.klaim(id).get("acquisition_source").textValue()).isEqualTo("api");
    }

    private static Answer create(String body) {
        return Api.post("/user/create").withApiKey().json(body).send();
    }

    private static Answer read(String id) {
        return Api.get(profilePath(id)).withApiKey().send();
    }

    private static void refused(String member, String value, String rule) {
        String id = Camunda.newId();
        create("{\"profile\":{\"id\":\"" + id + "\",\"" + member + "\":" + value + "}}")
            .is(400, Camunda.invalid("profile." + member + rule));
        read(id).is(404, Camunda.unknownUser(id));
    }
}
