package dev.persona.contract;

import static dev.persona.support.Camunda.creation;
import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An e-mail address has at most one owner, whatever the case of its letters. */
class CamundaEmailTest {

    private static final String TAKEN_ON_UPDATE = Camunda.taken("email is already used by another user.");
    private static final String TAKEN_ON_CREATION = Camunda.taken("profile.email is already used by another user.");

    // Success.

    @Test
    void aUserKeepsTheirOwnAddress() {
        String id = People.create();
        update(id, profile(id, "John", "Doe", People.email(id))).isEmpty(204);
        read(id).is(200, profile(id, "John", "Doe", People.email(id)));
    }

    @Test
    void aUserMayChangeTheCaseOfTheirOwnAddress() {
        String id = People.create();
        String shouted = People.email(id).toUpperCase(Locale.ROOT);
        update(id, profile(id, null, null, shouted)).isEmpty(204);
        read(id).is(200, profile(id, null, null, shouted));
    }

    @Test
    void anAddressThatWasGivenUpMayBeTaken() {
        String owner = People.create();
        String other = People.create();
        update(owner, "{}").isEmpty(204);
        update(other, profile(other, null, null, People.email(owner))).isEmpty(204);
        Api.delete(Camunda.user(other)).withApiKey().send().isEmpty(204);
        update(owner, profile(owner, null, null, People.email(owner))).isEmpty(204);
    }

    @Test
    void anyNumberOfUsersMayHaveAnEmptyAddressOrNone() {
        for (String email : new String[] {"", "", null, null}) {
            String id = Camunda.newId();
            create(profile(id, null, null, email)).isEmpty(204);
            update(id, profile(id, "John", null, email)).isEmpty(204);
            read(id).is(200, profile(id, "John", null, email));
        }
    }

    @Test
    void addressesThatDifferInMoreThanCaseAreDifferent() {
        String owner = People.create();
        String email = People.email(owner);
        for (String different : List.of(" " + email, email + " ", email.replace("alice", "\u00E0lice"))) {
            create(profile(Camunda.newId(), null, null, different)).isEmpty(204);
        }
    }

    // What is refused, and how.

    @Test
    void anUpdateCannotTakeAnAddressOfSomebodyElse() {
        String owner = People.create();
        String other = People.create();
        String email = People.email(owner);
        for (String same : List.of(email, email.toUpperCase(Locale.ROOT), email.replace("li", "lI"))) {
            update(other, profile(other, "John", "Doe", same)).is(400, TAKEN_ON_UPDATE);
        }
        read(other).is(200, newcomer(other));
        assertThat(People.sequence(other)).isEqualTo(1);
        read(owner).is(200, newcomer(owner));
    }

    @Test
    void aCreationCannotTakeAnAddressOfSomebodyElse() {
        String owner = People.create();
        String id = Camunda.newId();
        for (String email : List.of(People.email(owner), People.email(owner).toUpperCase(Locale.ROOT))) {
            create(profile(id, "John", "Doe", email)).is(400, TAKEN_ON_CREATION);
        }
        read(id).is(404, Camunda.unknownUser(id));
        read(owner).is(200, newcomer(owner));
    }

    @Test
    void lettersBeyondAsciiHaveCaseToo() {
        String id = Camunda.newId();
        create(profile(id, null, null, "\u00C4\u0416-" + id)).isEmpty(204);
        create(profile(id + "2", null, null, "\u00E4\u0436-" + id)).is(400, TAKEN_ON_CREATION);
        read(id + "2").is(404, Camunda.unknownUser(id + "2"));
    }

    @Test
    void ofSeveralWhoWantOneAddressOneGetsIt() {
        String email = Camunda.newId();
        List<String> ids = Stream.generate(People::create).limit(6).toList();
        List<CompletableFuture<Answer>> racing = ids.stream()
            .map(id -> CompletableFuture.supplyAsync(() -> update(id, profile(id, null, null, email)))).toList();
        List<Answer> answers = racing.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        answers.stream().filter(answer -> answer.status() != 204).forEach(answer -> answer.is(400, TAKEN_ON_UPDATE));
        assertThat(ids.stream().filter(id -> email.equals(People.camunda(id).get("email").textValue()))).hasSize(1);
    }

    @Test
    void anAddressThatBelongsToSomebodySaysNothingAboutAnUnknownUser() {
        String id = Camunda.newId();
        update(id, profile(id, null, null, People.email(People.create()))).is(404, Camunda.unknownUser(id));
    }

    // What others see.

    @Test
    void anAddressThatCameThroughAnotherContractIsTakenHere() {
        String owner = Camunda.newId();
        Api.post("/users").withApiKey().json("{\"user_id\":\"" + owner + "\",\"email\":\"" + owner + "@Example.org\"}").send();
        String other = People.create();
        update(other, profile(other, null, null, owner + "@example.ORG")).is(400, TAKEN_ON_UPDATE);
        read(other).is(200, newcomer(other));
    }

    @Test
    void anAddressThatWasSetHereIsTakenElsewhere() {
        String owner = People.create();
        String other = People.create();
        Api.put("/users/" + other).withApiKey().json("{\"email\":\"" + People.email(owner).toUpperCase(Locale.ROOT) + "\"}").send()
            .is(409, "{\"message\":\"Email already exists\"}");
        read(other).is(200, newcomer(other));
    }

    private static Answer create(String profile) {
        return Api.post("/user/create").withApiKey().json(creation(profile)).send();
    }

    private static Answer update(String id, String body) {
        return Api.put(profilePath(id)).withApiKey().json(body).send();
    }

    private static Answer read(String id) {
        return Api.get(profilePath(id)).withApiKey().send();
    }
}
