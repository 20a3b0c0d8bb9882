package dev.persona.contract;

import static dev.persona.support.Updates.parsed;
import static dev.persona.support.Updates.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Updates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlaimUpdateTest {

    private static final String NOT_FOUND = "{\"message\":\"Can not find user with the given user_id.\"}";
    private static final String FOX = "\uD83E\uDD8A";

    private final String id = People.create();

    // Success.

    @Test
    void theVendorsBodyLeadsToTheVendorsAnswer() {
        ObjectNode expected = (ObjectNode) People.klaim(id);
        expected.put("name", "tester").put("email", "new-" + People.email(id)).put("user_id", "new-" + id)
            .putObject("metadata").put("test", "field");
        Updates.klaim(id, "{\"name\":\"tester\",\"email\":\"new-" + People.email(id) + "\",\"user_id\":\"new-" + id
            + "\",\"metadata\":{\"test\":\"field\"}}").send().is(200, expected.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"name\":\"tester\"", "\"email\":\"Other.%s@example.org\"", "\"metadata\":{\"a\":[1]}", "\"user_id\":\"other-%s\""})
    void aMemberThatIsSentReplacesThatMemberAndTheOthersStay(String member) {
        Updates.klaim(id, "{\"name\":\"first\",\"metadata\":{\"first\":1}}").send();
        ObjectNode expected = (ObjectNode) People.klaim(id);
        String body = "{" + member.formatted(id) + "}";
        expected.setAll((ObjectNode) parsed(body));
        Updates.klaim(id, body).send().is(200, expected.toString());
        assertThat(People.klaim(expected.get("user_id").textValue())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " \n{ }\t", "{\"name\":null}", "{\"email\":null}", "{\"user_id\":null}", "{\"metadata\":null}",
        "{\"name\":null,\"email\":null,\"user_id\":null,\"metadata\":null}",
        "{\"klaim_id\":\"1_aaaaa\",\"created_at\":1,\"credit_balance\":100,\"acquisition_source\":\"promotion\",\"message\":\"x\"}",
        "{\"klaim_id\":7,\"created_at\":\"x\",\"credit_balance\":[],\"acquisition_source\":{\"a\":1},\"message\":null}",
        "{\"Name\":\"x\",\"userId\":\"x\",\"displayName\":\"x\",\"first_name\":\"x\",\"\":\"x\",\"x\":{\"name\":\"x\",\"y\":[1.5,{}]}}"})
    void whatIsLeftOutNullUnknownOrReadOnlyChangesNothing(String body) {
        Updates.klaim(id, "{\"name\":\"first\",\"metadata\":{\"first\":1}}").send();
        JsonNode before = People.klaim(id);
        JsonNode details = People.zitadel(id).get("details");
        Updates.klaim(id, body).send().is(200, before.toString());
        assertThat(People.klaim(id)).isEqualTo(before);
        assertThat(People.zitadel(id).get("details")).isEqualTo(details);
    }

    @Test
    void aNameMayBeEmpty() {
        assertThat(Updates.klaim(id, "{\"name\":\"\"}").send().json().get("name").textValue()).isEmpty();
        assertThat(People.klaim(id).get("name").textValue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  tester\t\r\n ", "Zo\u00EB \u738B \u0416", "e\u0301", "\uD83E\uDD8A", "\u0001\u007F\u0085\u2028\uFEFF", "\uFFFD",
        "\uFFFF\uDBFF\uDFFF", "\"\\/'", "'; DROP TABLE profile; --", "%s :name ? $1", "<b>&amp;</b>", "null", "\u202Etxt"})
    void aNameIsKeptAsSent(String name) {
        assertThat(Updates.klaim(id, "{\"name\":" + quoted(name) + "}").send().json().get("name").textValue()).isEqualTo(name);
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo(name);
        assertThat(People.mico(id).get("name").textValue()).isEqualTo(name);
    }

    @Test
    void escapesInJsonAreTheCharactersTheyStandFor() {
        assertThat(Updates.klaim(id, "{\"na\\u006de\":\"\\ud83e\\udd8a\\u0041\\/\"}").send().json().get("name").textValue()).isEqualTo(FOX + "A/");
    }

    @Test
    void lengthsCountCodePoints() {
        String email = FOX.repeat(255 - 1 - id.length()) + "@" + id;
        String newId = FOX.repeat(255 - id.length()) + id;
        JsonNode updated = Updates.klaim(id, "{\"name\":\"" + FOX.repeat(255) + "\",\"email\":\"" + email + "\",\"user_id\":\"" + newId + "\"}")
            .send().json();
        assertThat(updated.get("name").textValue()).isEqualTo(FOX.repeat(255));
        assertThat(updated.get("email").textValue()).isEqualTo(email);
        assertThat(updated.get("user_id").textValue()).isEqualTo(newId);
        assertThat(People.klaim(Updates.escaped(newId))).isEqualTo(updated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s@example", "%s@@", "%s@a@b", " @%s ", "a\n@%s\n", "@@%s", "\u00E4@%s", "\uD834\uDD1E@\uD834\uDD22"})
    void anEMailAddressHasSomethingOnBothSidesOfAnAt(String form) {
        String email = form.formatted(id);
        assertThat(Updates.klaim(id, "{\"email\":" + quoted(email) + "}").send().json().get("email").textValue()).isEqualTo(email);
        assertThat(People.gmi(id).get("email").textValue()).isEqualTo(email);
    }

    @Test
    void repeatingAnUpdateGivesTheSameAnswer() {
        String body = "{\"name\":\"tester\",\"email\":\"new-" + People.email(id) + "\",\"user_id\":\"" + id + "\",\"metadata\":{\"b\":1,\"a\":2}}";
        String first = Updates.klaim(id, body).send().body();
        JsonNode details = People.zitadel(id).get("details");
        Updates.klaim(id, body).send().is(200, first);
        Updates.klaim(id, body.replace("\"b\":1,\"a\":2", "\"a\":2,\"b\":1")).send().is(200, first);
        assertThat(People.zitadel(id).get("details")).isEqualTo(details);
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @Test
    void whatAnotherContractSetStaysThoughItBreaksThisOnesRules() {
        Updates.camunda(id, "{\"email\":\"aNewEmailAddress-" + id + "\"}").send();
        Updates.zitadel(id, "{\"firstName\":\"" + "a".repeat(200) + "\",\"lastName\":\"" + "b".repeat(200) + "\"}").send();
        JsonNode updated = Updates.klaim(id, "{\"metadata\":{\"a\":1}}").send().json();
        assertThat(updated.get("email").textValue()).isEqualTo("aNewEmailAddress-" + id);
        assertThat(updated.get("name").textValue()).isEqualTo("a".repeat(200) + " " + "b".repeat(200));
    }

    // What is refused, and how.

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{`name`:7}|name must be a string.",
        "{`name`:true}|name must be a string.",
        "{`name`:[`a`]}|name must be a string.",
        "{`name`:{}}|name must be a string.",
        "{`name`:1.5e400}|name must be a string.",
        "{`name`:`a\\u0000`}|name must not contain U+0000 or unpaired surrogates.",
        "{`name`:`\\ud800`}|name must not contain U+0000 or unpaired surrogates.",
        "{`name`:`\\udc00\\ud800`}|name must not contain U+0000 or unpaired surrogates.",
        "{`email`:``}|email must not be empty.",
        "{`email`:`a`}|email must be at least 3 characters long.",
        "{`email`:`a@`}|email must be at least 3 characters long.",
        "{`email`:`@@`}|email must be at least 3 characters long.",
        "{`email`:`alice.example.org`}|email must be an e-mail address.",
        "{`email`:`alice@`}|email must be an e-mail address.",
        "{`email`:`@example.org`}|email must be an e-mail address.",
        "{`email`:`   `}|email must be an e-mail address.",
        "{`email`:7}|email must be a string.",
        "{`email`:[]}|email must be a string.",
        "{`email`:`a@\\u0000`}|email must not contain U+0000 or unpaired surrogates.",
        "{`email`:`a@\\udfff`}|email must not contain U+0000 or unpaired surrogates.",
        "{`user_id`:``}|user_id must not be empty.",
        "{`user_id`:7}|user_id must be a string.",
        "{`user_id`:false}|user_id must be a string.",
        "{`user_id`:`\\u0000`}|user_id must not contain U+0000 or unpaired surrogates.",
        "{`user_id`:`\\ud83e`}|user_id must not contain U+0000 or unpaired surrogates.",
    })
    void aMemberThatBreaksARuleIsRefused(String body, String message) {
        isRefused(body, message);
    }

    @Test
    void whatIsOneCodePointTooLongIsRefused() {
        isRefused("{\"name\":\"" + FOX.repeat(256) + "\"}", "name must be at most 255 characters long.");
        isRefused("{\"email\":\"@" + FOX.repeat(254) + "@\"}", "email must be at most 255 characters long.");
        isRefused("{\"user_id\":\"" + FOX.repeat(256) + "\"}", "user_id must be at most 255 characters long.");
    }

    @Test
    void theFirstOfSeveralViolationsInTheSchemasOrderIsReported() {
        isRefused("{\"metadata\":[],\"user_id\":\"\",\"email\":\"\",\"name\":7}", "name must be a string.");
        isRefused("{\"metadata\":[],\"user_id\":\"\",\"email\":\"\",\"name\":\"\"}", "email must not be empty.");
        isRefused("{\"metadata\":[],\"user_id\":\"\"}", "user_id must not be empty.");
        isRefused("{\"email\":7,\"name\":\"\\u0000\"}", "name must not contain U+0000 or unpaired surrogates.");
    }

    @Test
    void oneBadMemberKeepsTheOthersFromBeingWritten() {
        isRefused("{\"name\":\"tester\",\"user_id\":\"new-" + id + "\",\"metadata\":{\"a\":1},\"email\":\"\"}", "email must not be empty.");
        isRefused("{\"name\":\"tester\",\"metadata\":{\"a\":\"\\u0000\"}}", "metadata must not contain U+0000 or unpaired surrogates.");
    }

    @Test
    void anErrorDoesNotRepeatWhatWasSent() {
        assertThat(Updates.klaim(id, "{\"email\":\"confidential\"}").send().body()).doesNotContain("confidential");
        assertThat(Updates.klaim(id, "{\"name\":\"x\" confidential}").send().body()).doesNotContain("confidential");
    }

    @Test
    void theBodyIsCheckedBeforeTheUserIsLookedFor() {
        Updates.klaim("nobody-" + id, "{\"name\":7}").send().is(400, "{\"message\":\"name must be a string.\"}");
        Updates.klaim("nobody-" + id, "{\"name\":\"a\"}").send().is(404, NOT_FOUND);
        Updates.klaim("nobody-" + id, "{}").send().is(404, NOT_FOUND);
    }

    @Test
    void theUserIsLookedForBeforeConflictsAre() {
        Updates.klaim("nobody-" + id, "{\"email\":\"" + People.email(id) + "\",\"user_id\":\"" + id + "\"}").send().is(404, NOT_FOUND);
    }

    // What others see.

    @Test
    void theFourMembersShowInTheOtherContracts() {
        String newId = "new-" + id;
        String email = "New-" + People.email(id);
        Updates.klaim(id, "{\"name\":\"tester\",\"email\":\"" + email + "\",\"user_id\":\"" + newId + "\",\"metadata\":{\"a\":1}}").send();
        assertThat(People.mico(newId)).isEqualTo(parsed("{\"_id\":\"" + newId + "\",\"name\":\"tester\",\"gender\":null,\"birthdate\":null,\"email\":\""
            + email + "\"}"));
        assertThat(People.gmi(newId)).isEqualTo(parsed("{\"id\":\"" + newId + "\",\"email\":\"" + email
            + "\",\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}"));
        assertThat(People.zitadel(newId).get("profile")).isEqualTo(parsed("{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"tester\"}"));
        assertThat(People.camunda(newId)).isEqualTo(parsed("{\"id\":\"" + newId + "\",\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"email\":\""
            + email + "\"}"));
    }

    private void isRefused(String body, String message) {
        JsonNode before = People.klaim(id);
        Updates.klaim(id, body.replace('`', '"')).send().is(400, "{\"message\":\"" + message + "\"}");
        Api.get("/users/" + id).withApiKey().send().is(200, before.toString());
        assertThat(People.sequence(id)).isEqualTo(1);
    }
}
