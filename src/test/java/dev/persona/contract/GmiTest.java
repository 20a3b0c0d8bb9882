package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.Gmi;
import dev.persona.support.People;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GmiTest {

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {Gmi.ROOT, Gmi.BASE})
    void bothNamesAreChangedAndTheAnswerIsEmpty(String path) {
        String id = People.create();
        Api.patch(path).as(id).json("{\"firstName\":\"john\",\"lastName\":\"doe\"}").send().isEmpty(200);
        are(id, "john", "doe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"lastName\":\"doe\"}", "{\"firstName\":null,\"lastName\":\"doe\"}",
        "{\"firstName\":\"\",\"lastName\":\"doe\"}"})
    void aFirstNameThatIsNotProvidedIsKept(String body) {
        String id = People.create();
        Gmi.patch(id).json(body).send().isEmpty(200);
        are(id, "Alice", "doe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"firstName\":\"john\"}", "{\"firstName\":\"john\",\"lastName\":null}",
        "{\"lastName\":\"\",\"firstName\":\"john\"}"})
    void aLastNameThatIsNotProvidedIsKept(String body) {
        String id = People.create();
        Gmi.patch(id).json(body).send().isEmpty(200);
        are(id, "john", "Liddell");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "\u00a0", "\u3000", "\\t\\n", "  padded  ", "\u00e9 and e\u0301", "\ud83d\udc69\u200d\ud83d\ude80",
        "\u200b", "\uffff", "null", "'; DROP TABLE profile; --", "${name} #{name} %s {0}", "<b>&amp;</b>"})
    void aNameIsStoredAsItWasSentBlankOnesIncluded(String name) {
        String id = People.create();
        Gmi.patch(id).json("{\"firstName\":\"" + name + "\"}").send().isEmpty(200);
        are(id, name.replace("\\t", "\t").replace("\\n", "\n"), "Liddell");
    }

    @Test
    void lengthsCountCodePointsAndNotCharactersOfJava() {
        String id = People.create();
        String longest = "\ud83d\ude00".repeat(255);
        Gmi.patch(id).json("{\"firstName\":\"" + longest + "\",\"lastName\":\"" + longest + "\"}").send().isEmpty(200);
        are(id, longest, longest);
    }

    @Test
    void unknownMembersAreIgnored() {
        String id = People.create();
        Gmi.patch(id).json("{\"id\":7,\"email\":\"other@example.org\",\"firstname\":[],\"x\":{\"lastName\":1},\"lastName\":\"doe\"}").send()
            .isEmpty(200);
        are(id, "Alice", "doe");
    }

    @Test
    void repeatingAnUpdateSucceedsAndChangesNothing() {
        String id = People.create();
        Gmi.patch(id).json(Gmi.GOOD).send().isEmpty(200);
        JsonNode once = People.zitadel(id);
        Gmi.patch(id).json(Gmi.GOOD).send().isEmpty(200);
        Gmi.patch(id).json("{\"lastName\":\"Ann\"}").send().isEmpty(200);
        assertThat(People.zitadel(id)).isEqualTo(once);
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @Test
    void theAnswerIsEmptyWhateverIsAccepted() {
        String id = People.create();
        Gmi.patch(id).header("Accept", "text/html").json(Gmi.GOOD).send().isEmpty(200);
        are(id, "Mary", "Ann");
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t ", "null", " null\n"})
    void anAbsentBodyIsRefused(String body) {
        isRefused(Gmi.ROOT, body, Gmi.NO_BODY);
        isRefused(Gmi.BASE, body, Gmi.NO_BODY);
    }

    @Test
    void noBodyAndNoContentTypeIsAnAbsentBody() {
        Gmi.patch(People.create()).send().is(400, Gmi.NO_BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{'firstName':'a'}", "{\"firstName\":\"a\",}", "{\"firstName\":\"a\"}{}",
        "{\"firstName\":\"a\"} x", "null null", "{\"firstName\":\"a\",\"firstName\":\"a\"}", "{\"firstName\":\"a\",\"x\":NaN}",
        "{\"firstName\":NaN}", "{\"firstName\":\"a\",\"x\":{\"y\":1,\"y\":2}}",
        "[]", "\"firstName\"", "7", "false", "[{\"firstName\":\"a\"}]"})
    void aBodyThatIsNoObjectInStrictJsonIsRefusedWithoutDetails(String body) {
        isRefused(Gmi.ROOT, body, Gmi.INVALID);
    }

    @Test
    void aBodyBeyondTheLimitsOfJsonIsRefused() {
        isRefused(Gmi.ROOT, "{\"firstName\":\"a\",\"x\":" + "[".repeat(32) + "]".repeat(32) + "}", Gmi.INVALID);
        isRefused(Gmi.ROOT, "{\"firstName\":" + "9".repeat(101) + "}", Gmi.INVALID);
        String id = People.create();
        Gmi.patch(id).json("{\"firstName\":\"a\",\"x\":" + "[".repeat(31) + "9".repeat(100) + "]".repeat(31) + "}").send().isEmpty(200);
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        String id = People.create();
        Gmi.patch(id).header("Content-Type", "application/json")
            .body("{\"firstName\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).send().is(400, Gmi.INVALID);
        are(id, "Alice", "Liddell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"firstName\":null}", "{\"firstName\":\"\"}", "{\"lastName\":\"\"}",
        "{\"firstName\":\"\",\"lastName\":null}", "{\"firstName\":\"\",\"lastName\":\"\"}", "{\"firstName\":null,\"lastName\":null}",
        "{\"email\":\"a@b\"}", "{\"FirstName\":\"john\"}", "{\"first_name\":\"john\",\"displayName\":\"john\"}"})
    void aBodyWithoutANameIsRefused(String body) {
        isRefused(Gmi.ROOT, body, Gmi.NO_NAME);
        isRefused(Gmi.BASE, body, Gmi.NO_NAME);
    }

    @Test
    void theCodeIsWrittenOutWhenItIsZero() {
        assertThat(Gmi.patch(People.create()).json("[]").send().body()).contains("\"code\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {Gmi.ROOT, Gmi.BASE})
    void whoseRecordIsGoneIsUnauthorized(String path) {
        String id = People.create();
        assertThat(Api.delete("/user/" + id).withApiKey().send().status()).isEqualTo(204);
        Api.patch(path).as(id).json(Gmi.GOOD).send().is(401, Gmi.UNAUTHORIZED).has("WWW-Authenticate", "Bearer");
    }

    @Test
    void everyRefusalOfTheBodyComesBeforeTheSearchForTheRecord() {
        Gmi.patch("nobody").send().is(400, Gmi.NO_BODY);
        Gmi.patch("nobody").json("{").send().is(400, Gmi.INVALID);
        Gmi.patch("nobody").json("{\"lastName\":7}").send().is(400, Gmi.invalid(Gmi.noString("lastName", "7")));
        Gmi.patch("nobody").json("{}").send().is(400, Gmi.NO_NAME);
    }

    @Test
    void aTokenNamesTheIdAndNotThePersonWhoHadItBefore() {
        String id = People.create();
        assertThat(Api.put("/users/" + id).withApiKey().json("{\"user_id\":\"new-" + id + "\"}").send().status()).isEqualTo(200);
        Gmi.patch(id).json(Gmi.GOOD).send().is(401, Gmi.UNAUTHORIZED).has("WWW-Authenticate", "Bearer");
        are("new-" + id, "Alice", "Liddell");
        Gmi.patch("new-" + id).json(Gmi.GOOD).send().isEmpty(200);
        are("new-" + id, "Mary", "Ann");
    }

    // What others see.

    @Test
    void theNamesShowWhereOthersHaveThem() {
        String id = People.create();
        Gmi.patch(id).json(Gmi.GOOD).send().isEmpty(200);
        JsonNode profile = People.zitadel(id).get("profile");
        assertThat(profile.get("firstName").textValue()).isEqualTo("Mary");
        assertThat(profile.get("lastName").textValue()).isEqualTo("Ann");
        JsonNode camunda = People.camunda(id);
        assertThat(camunda.get("firstName").textValue()).isEqualTo("Mary");
        assertThat(camunda.get("lastName").textValue()).isEqualTo("Ann");
        assertThat(camunda.get("email").textValue()).isEqualTo(People.email(id));
    }

    @Test
    void theRestOfTheRecordStaysTheDisplayNameIncluded() {
        String id = People.create();
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"nickName\":\"Al\","
            + "\"preferredLanguage\":\"en-GB\",\"gender\":\"GENDER_FEMALE\"}").send();
        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"cats\":1.50}}").send();
        JsonNode mico = People.mico(id);
        String klaim = People.klaim(id).toString();
        String zitadel = People.zitadel(id).get("profile").toString();
        Gmi.patch(id).json("{\"firstName\":\"Mary\"}").send().isEmpty(200);
        assertThat(People.mico(id)).isEqualTo(mico);
        assertThat(mico.get("name").textValue()).isEqualTo("Alice Liddell");
        assertThat(People.klaim(id).toString()).isEqualTo(klaim);
        assertThat(People.zitadel(id).get("profile").toString())
            .isEqualTo(zitadel.replace("\"firstName\":\"Alice\"", "\"firstName\":\"Mary\""));
    }

    @Test
    void aNameIsNotMadeIntoADisplayNameThatWasNeverSet() {
        String id = People.create();
        Gmi.patch(id).json(Gmi.GOOD).send().isEmpty(200);
        assertThat(People.mico(id).get("name").isNull()).isTrue();
        assertThat(People.klaim(id).get("name").isNull()).isTrue();
    }

    private static void are(String id, String firstName, String lastName) {
        JsonNode user = People.gmi(id);
        assertThat(user.get("firstName").textValue()).isEqualTo(firstName);
        assertThat(user.get("lastName").textValue()).isEqualTo(lastName);
    }

    private static void isRefused(String path, String body, String answer) {
        String id = People.create();
        JsonNode before = People.zitadel(id);
        Api.patch(path).as(id).json(body).send().is(400, answer);
        assertThat(People.zitadel(id)).isEqualTo(before);
    }
}
