package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import dev.persona.support.Updates;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renaming, and what belongs to one user only. */
class KlaimUniquenessTest {

    private static final String NOT_FOUND = "{\"message\":\"Can not find user with the given user_id.\"}";
    private static final String EMAIL_TAKEN = "{\"message\":\"Email already exists\"}";
    private static final String ID_TAKEN = "{\"message\":\"User ID already exists\"}";

    private final String id = People.create();
    private final String newId = "new-" + id;

    // Success.

    @Test
    void aRenamedUserHasTheNewIdAndKeepsEverythingElse() {
        Updates.klaim(id, "{\"name\":\"tester\",\"metadata\":{\"a\":1}}").send();
        ObjectNode expected = ((ObjectNode) People.klaim(id)).put("user_id", newId);
        rename(id, newId).is(200, expected.toString());
        Api.get("/users/" + newId).withApiKey().send().is(200, expected.toString());
        Api.get("/users/" + id).withApiKey().send().is(404, NOT_FOUND);
        assertThat(People.sequence(newId)).isEqualTo(3);
    }

    @Test
    void renamingThroughTheOldIdAgainFindsNobodyAndThroughTheNewOneChangesNothing() {
        Answer renamed = rename(id, newId);
        rename(id, newId).is(404, NOT_FOUND);
        rename(newId, newId).is(200, renamed.body());
        assertThat(People.sequence(newId)).isEqualTo(2);
    }

    @Test
    void aUserCanBeRenamedBack() {
        String before = People.klaim(id).toString();
        rename(id, newId);
        rename(newId, id).is(200, before);
        Api.get("/users/" + newId).withApiKey().send().is(404, NOT_FOUND);
    }

    @Test
    void anIdThatWasGivenUpCanBeTaken() {
        String other = People.create();
        rename(id, newId);
        assertThat(rename(other, id).status()).isEqualTo(200);
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo(People.email(other));
        assertThat(People.klaim(newId).get("email").textValue()).isEqualTo(People.email(id));
    }

    @Test
    void idsDifferInCase() {
        String upper = id.toUpperCase(Locale.ROOT);
        String other = People.create();
        Api.get("/users/" + upper).withApiKey().send().is(404, NOT_FOUND);
        assertThat(rename(other, upper).json().get("user_id").textValue()).isEqualTo(upper);
        assertThat(People.klaim(id).get("user_id").textValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "%s ", "a/%s", "a%%2F%s", "%s?x=1#y", "\u00E9%s", "e\u0301%s", "%s\n", "\uD83E\uDD8A%s", "../%s", "%s@example.org",
        "%s+tag", "a&b;c=%s", "{%s}", "*%s", "null-%s"})
    void anIdMayBeAnyText(String form) {
        String text = form.equals(" ") ? " " : form.formatted(id);
        assertThat(rename(id, text).json().get("user_id").textValue()).isEqualTo(text);
        assertThat(People.klaim(Updates.escaped(text)).get("user_id").textValue()).isEqualTo(text);
        assertThat(People.gmi(text).get("id").textValue()).isEqualTo(text);
        // The blank is one id for the whole database: given back for whoever runs this next.
        assertThat(rename(Updates.escaped(text), id).status()).isEqualTo(200);
    }

    @Test
    void aUserDoesNotConflictWithThemselves() {
        String upper = People.email(id).toUpperCase(Locale.ROOT);
        assertThat(update(id, People.email(id), id).status()).isEqualTo(200);
        assertThat(People.sequence(id)).isEqualTo(1);
        assertThat(update(id, upper, id).json().get("email").textValue()).isEqualTo(upper);
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo(upper);
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @Test
    void anEMailAddressThatWasGivenUpCanBeTaken() {
        String other = People.create();
        Updates.klaim(id, "{\"email\":\"new-" + People.email(id) + "\"}").send();
        assertThat(Updates.klaim(other, "{\"email\":\"" + People.email(id) + "\"}").send().json().get("email").textValue())
            .isEqualTo(People.email(id));
    }

    @Test
    void theAddressOfADeletedUserCanBeTaken() {
        String other = People.create();
        Api.delete("/user/" + other).withApiKey().send().isEmpty(204);
        assertThat(update(id, People.email(other), other).json().get("user_id").textValue()).isEqualTo(other);
    }

    @Test
    void addressesThatAreOnlyAlikeAreDifferent() {
        String other = People.create();
        assertThat(Updates.klaim(other, "{\"email\":\" " + People.email(id) + "\"}").send().status()).isEqualTo(200);
        assertThat(Updates.klaim(other, "{\"email\":\"x+" + People.email(id) + "\"}").send().status()).isEqualTo(200);
    }

    // What is refused, and how.

    @Test
    void theAddressOfAnotherIsRefusedInAnyCase() {
        String other = People.create();
        isRefused(other, "{\"email\":\"" + People.email(id) + "\",\"name\":\"tester\",\"metadata\":{\"a\":1}}", EMAIL_TAKEN);
        isRefused(other, "{\"email\":\"" + People.email(id).toUpperCase(Locale.ROOT) + "\"}", EMAIL_TAKEN);
    }

    @ParameterizedTest
    @CsvSource({"\u00C4\u00D6\u00DC, \u00E4\u00F6\u00FC", "\u0416\u042F, \u0436\u044F", "\u03A9\u0394, \u03C9\u03B4", "\u0130, i\u0307"})
    void lettersBeyondAsciiHaveNoCaseEither(String upper, String lower) {
        String other = People.create();
        Updates.klaim(id, "{\"email\":\"" + upper + "@" + id + "\"}").send();
        isRefused(other, "{\"email\":\"" + lower + "@" + id + "\"}", EMAIL_TAKEN);
        Updates.klaim(id, "{\"email\":\"" + lower + "@" + id + "\"}").send();
        isRefused(other, "{\"email\":\"" + upper + "@" + id + "\"}", EMAIL_TAKEN);
    }

    @Test
    void theIdOfAnotherIsRefused() {
        String other = People.create();
        isRefused(other, "{\"user_id\":\"" + id + "\",\"name\":\"tester\",\"metadata\":{\"a\":1}}", ID_TAKEN);
        isRefused(other, "{\"user_id\":\"" + id + "\",\"email\":\"free-" + People.email(id) + "\"}", ID_TAKEN);
    }

    @Test
    void ofTwoConflictsTheAddressIsReported() {
        String other = People.create();
        String third = People.create();
        isRefused(other, "{\"user_id\":\"" + id + "\",\"email\":\"" + People.email(id) + "\"}", EMAIL_TAKEN);
        isRefused(other, "{\"user_id\":\"" + id + "\",\"email\":\"" + People.email(third) + "\"}", EMAIL_TAKEN);
        isRefused(other, "{\"user_id\":\"" + id + "\",\"email\":\"" + People.email(other) + "\"}", ID_TAKEN);
        isRefused(other, "{\"user_id\":\"" + other + "\",\"email\":\"" + People.email(third) + "\"}", EMAIL_TAKEN);
    }

    @Test
    void anAddressThatAnotherContractSetIsTaken() {
        String other = People.create();
        Updates.camunda(id, "{\"email\":\"A@" + id + "\"}").send();
        isRefused(other, "{\"email\":\"a@" + id + "\"}", EMAIL_TAKEN);
    }

    // What others see.

    @Test
    void aTokenFollowsTheIdAndNotThePerson() {
        rename(id, newId);
        Api.get("/me/profile").as(newId).send().is(200, "{\"user\":{\"id\":\"" + newId + "\",\"email\":\"" + People.email(id)
            + "\",\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}}");
        assertThat(Api.get("/me/profile").as(id).send().status()).isEqualTo(401);
        assertThat(Api.get("/v1/users").header("Authentication", Tokens.of(id)).send().status()).isEqualTo(400);
        assertThat(Api.get("/users/me/profile").as(id).send().status()).isEqualTo(400);
        assertThat(Api.get("/user/" + id + "/profile").withApiKey().send().status()).isEqualTo(404);
        assertThat(Updates.gmi(id, "{\"firstName\":\"x\"}").send().status()).isEqualTo(401);
    }

    @Test
    void theOldTokenFindsWhoeverIsGivenTheOldId() {
        String other = People.create();
        rename(id, newId);
        rename(other, id);
        assertThat(People.gmi(id).get("email").textValue()).isEqualTo(People.email(other));
    }

    @Test
    void aRenamedUserIsUpdatedByTheirNewNameThroughTheOthers() {
        JsonNode klaim = People.klaim(id);
        rename(id, newId);
        Updates.mico(newId, "{\"name\":\"tester\",\"birthdate\":\"2021-09-22T03:23:23.275Z\",\"gender\":\"male\"}").send();
        Updates.camunda(newId, "{\"firstName\":\"A\",\"lastName\":\"L\",\"email\":\"" + People.email(id) + "\"}").send();
        assertThat(People.klaim(newId)).isEqualTo(((ObjectNode) klaim).put("user_id", newId).put("name", "tester"));
    }

    private static Answer rename(String pathId, String to) {
        return Updates.klaim(pathId, "{\"user_id\":" + Updates.quoted(to) + "}").send();
    }

    private static Answer update(String id, String email, String userId) {
        return Updates.klaim(id, "{\"email\":\"" + email + "\",\"user_id\":\"" + userId + "\"}").send();
    }

    private void isRefused(String userId, String body, String conflict) {
        JsonNode before = People.klaim(userId);
        JsonNode holder = People.klaim(id);
        Updates.klaim(userId, body).send().is(409, conflict);
        assertThat(People.klaim(userId)).isEqualTo(before);
        assertThat(People.klaim(id)).isEqualTo(holder);
        assertThat(People.sequence(userId)).isEqualTo(1);
    }
}
