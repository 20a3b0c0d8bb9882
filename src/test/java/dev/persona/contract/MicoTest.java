package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.Mico;
import dev.persona.support.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicoTest {

    private static final String BORN = "\"1992-05-04T06:30:00Z\"";

    // Success.

    @Test
    void nameBirthdateAndGenderAreReplacedTogether() {
        String id = Mico.person();
        Mico.put(id).json(Mico.update("koteka", "2021-09-22T03:23:23.275+00:00", "male")).send().is(200, Mico.SUCCESS);
        Mico.get(id).send().is(200, "{\"responses\":{\"code\":200,\"data\":{\"_id\":\"" + id + "\",\"name\":\"koteka\","
            + "\"gender\":\"male\",\"birthdate\":\"2021-09-22T03:23:23.275Z\",\"email\":\"" + People.email(id)
            + "\"},\"isError\":false,\"message\":\"success\"}}");
    }

    @Test
    void theFirstUpdateSetsWhatWasNeverSet() {
        String id = People.create();
        Mico.put(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        isProfile(id, "Dinah", "male");
        assertThat(People.mico(id).get("birthdate").textValue()).isEqualTo("1999-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  padded  ", "\u00e9 and e\u0301", "\ud83d\udc69\u200d\ud83d\ude80", "\u200b", "\ufdd0\uffff", "null",
        "'; DROP TABLE profile; --", "${name} #{name} %s {0}", "<b>&amp;</b>", "\u202e\u05d0", "\\u0001\\t\\n\\\\\\\""})
    void textIsStoredAsItWasSent(String text) {
        String id = Mico.person();
        Mico.put(id).json(Mico.update(text, "1992-05-04T06:30:00Z", text)).send().is(200, Mico.SUCCESS);
        // The last row is written with escapes; what they stand for is what must come back.
        String meant = text.replace("\\u0001", "\u0001").replace("\\t", "\t").replace("\\n", "\n")
            .replace("\\\"", "\"").replace("\\\\", "\\");
        isProfile(id, meant, meant);
    }

    @Test
    void lengthsCountCodePointsAndNotCharactersOfJava() {
        String id = Mico.person();
        String longest = "\ud83d\ude00".repeat(255);
        Mico.put(id).json(Mico.update(longest, "1992-05-04T06:30:00Z", longest)).send().is(200, Mico.SUCCESS);
        isProfile(id, longest, longest);
    }

    @Test
    void membersOfOtherContractsAreIgnored() {
        String id = Mico.person();
        JsonNode before = People.gmi(id);
        Mico.put(id).json("{\"_id\":\"other\",\"email\":7,\"firstName\":null,\"Name\":[],\"x\":{\"gender\":\"\"},"
            + Mico.GOOD.substring(1)).send().is(200, Mico.SUCCESS);
        isProfile(id, "Dinah", "male");
        assertThat(People.gmi(id)).isEqualTo(before);
    }

    @Test
    void repeatingAnUpdateSucceedsAndChangesNothing() {
        String id = Mico.person();
        long sequence = People.sequence(id);
        Mico.put(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        JsonNode once = People.zitadel(id);
        Mico.put(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        assertThat(People.sequence(id)).isEqualTo(sequence + 1);
        assertThat(People.zitadel(id)).isEqualTo(once);
    }

    // What is refused, and how.

    @Test
    void theVendorsSampleAsPrintedIsRefused() {
        isRefused("{\"name\":\"koteka\",\"birthdate\":\"2021-09-22T03:23:23.275+00:00\",\"gender\":\"\"}", "gender must not be empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "birthdate", "gender"})
    void aMissingMemberIsRefused(String member) {
        isRefused(Mico.GOOD.replace("\"" + member + "\"", "\"other\""), member + " is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "birthdate", "gender"})
    void aNullMemberIsRefused(String member) {
        isRefused(with(member, "null"), member + " is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "gender"})
    void anEmptyMemberIsRefused(String member) {
        isRefused(with(member, "\"\""), member + " must not be empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "\u00a0", "\u1680", "\u2000\u200a", "\u2028\u2029", "\u202f", "\u205f", "\u3000", "\ufeff",
        "\\t\\n\\u000b\\f\\r"})
    void aBlankMemberIsRefused(String blank) {
        isRefused(with("name", '"' + blank + '"'), "name must not be blank.");
        isRefused(with("gender", '"' + blank + '"'), "gender must not be blank.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[]", "[\"Alice\"]", "{}"})
    void aMemberThatIsNoTextIsRefused(String value) {
        isRefused(with("name", value), "name must be a string.");
        isRefused(with("gender", value), "gender must be a string.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "gender"})
    void aMemberOfMoreThan255CodePointsIsRefused(String member) {
        isRefused(with(member, '"' + "a".repeat(256) + '"'), member + " must be at most 255 characters long.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000", "\\ud800", "\\udc00\\ud800", "a\\udfffb"})
    void aTextThatCannotBeStoredIsRefused(String text) {
        isRefused(with("name", '"' + text + '"'), "name must not contain U+0000 or unpaired surrogates.");
        isRefused(with("gender", '"' + text + '"'), "gender must not contain U+0000 or unpaired surrogates.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                  | name is required.",
        "{`gender`:``,`birthdate`:5,`name`:``}               | name must not be empty.",
        "{`gender`:5,`birthdate`:5,`name`:`   `}             | name must not be blank.",
        "{`gender`:5,`birthdate`:`1992-05-04`,`name`:`Alice`}| birthdate must be an RFC 3339 date-time with an offset.",
        "{`gender`:5,`name`:`Alice`}                         | birthdate is required."})
    void ofSeveralViolationsTheFirstOfTheSchemaIsReported(String body, String message) {
        isRefused(body.replace('`', '"'), message);
    }

    @Test
    void aTokenOfSomebodyWithoutARecordIsToldSo() {
        Mico.put("nobody").json(Mico.GOOD).send().is(400, Mico.failure(400, "user not found"));
    }

    @Test
    void theMembersAreCheckedBeforeTheRecord() {
        Mico.put("nobody").json("{}").send().is(400, Mico.failure(400, "name is required."));
    }

    @Test
    void aDeletedUserIsNotFound() {
        String id = Mico.person();
        assertThat(Api.delete("/user/" + id).withApiKey().send().status()).isEqualTo(204);
        Mico.put(id).json(Mico.GOOD).send().is(400, Mico.failure(400, "user not found"));
        Mico.get(id).send().is(400, Mico.failure(400, "user not found"));
    }

    @Test
    void aTokenNamesTheIdAndNotThePersonWhoHadItBefore() {
        String id = Mico.person();
        assertThat(Api.put("/users/" + id).withApiKey().json("{\"user_id\":\"new-" + id + "\"}").send().status()).isEqualTo(200);
        Mico.put(id).json(Mico.GOOD).send().is(400, Mico.failure(400, "user not found"));
        isProfile("new-" + id, "Alice Liddell", "female");
        Mico.put("new-" + id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        isProfile("new-" + id, "Dinah", "male");
    }

    // What others see.

    @Test
    void theDisplayNameAndGenderShowWhereOthersHaveThem() {
        String id = Mico.person();
        Mico.put(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo("Dinah");
        JsonNode profile = People.zitadel(id).get("profile");
        assertThat(profile.get("displayName").textValue()).isEqualTo("Dinah");
        assertThat(profile.get("gender").textValue()).isEqualTo("GENDER_MALE");
    }

    @Test
    void theRestOfTheRecordStays() {
        String id = People.create();
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"nickName\":\"Al\","
            + "\"displayName\":\"A. L.\",\"preferredLanguage\":\"en-GB\"}").send();
        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"cats\":1.50}}").send();
        JsonNode gmi = People.gmi(id);
        JsonNode camunda = People.camunda(id);
        String klaim = People.klaim(id).toString();
        Mico.put(id).json(Mico.GOOD).send().is(200, Mico.SUCCESS);
        assertThat(People.gmi(id)).isEqualTo(gmi);
        assertThat(People.camunda(id)).isEqualTo(camunda);
        assertThat(People.klaim(id).toString()).isEqualTo(klaim.replace("A. L.", "Dinah"));
        assertThat(People.zitadel(id).get("profile").toString()).isEqualTo("{\"firstName\":\"Alice\",\"lastName\":\"Liddell\","
            + "\"nickName\":\"Al\",\"displayName\":\"Dinah\",\"preferredLanguage\":\"en-GB\",\"gender\":\"GENDER_MALE\"}");
    }

    @ParameterizedTest
    @CsvSource({"female,GENDER_FEMALE", "FEMALE,GENDER_FEMALE", "fEmAlE,GENDER_FEMALE", "Male,GENDER_MALE", "DIVERSE,GENDER_DIVERSE"})
    void aGenderInAnyCaseHasItsNameInZitadel(String gender, String name) {
        String id = Mico.person();
        Mico.put(id).json(Mico.update("Alice", "1992-05-04T06:30:00Z", gender)).send().is(200, Mico.SUCCESS);
        assertThat(People.zitadel(id).get("profile").get("gender").textValue()).isEqualTo(name);
        isProfile(id, "Alice", gender);
    }

    /** The dotless i, the dotted I and the long s are other letters, although Java takes them for i and s when it ignores case. */
    @ParameterizedTest
    @ValueSource(strings = {"genderfluid", " female", "f", "GENDER_FEMALE", "d\u0131verse", "D\u0130VERSE", "diver\u017fe"})
    void anyOtherGenderIsUnspecifiedInZitadelAndSurvivesItsUpdates(String gender) {
        String id = Mico.person();
        Mico.put(id).json(Mico.update("Alice", "1992-05-04T06:30:00Z", gender)).send().is(200, Mico.SUCCESS);
        assertThat(People.zitadel(id).get("profile").has("gender")).isFalse();
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Mary\",\"lastName\":\"Ann\",\"displayName\":\"M\"}").send();
        isProfile(id, "M", gender);
    }

    @Test
    void aGenderFromZitadelIsReadInLowerCase() {
        String id = Mico.person();
        Api.put("/users/me/profile").as(id)
            .json("{\"firstName\":\"Mary\",\"lastName\":\"Ann\",\"gender\":\"GENDER_DIVERSE\"}").send();
        isProfile(id, "Mary Ann", "diverse");
    }

    private static String with(String member, String value) {
        return Mico.raw(member.equals("name") ? value : "\"Dinah\"", member.equals("birthdate") ? value : BORN,
            member.equals("gender") ? value : "\"male\"");
    }

    private static void isRefused(String body, String message) {
        String id = Mico.person();
        JsonNode before = People.mico(id);
        long sequence = People.sequence(id);
        Mico.put(id).json(body).send().is(400, Mico.failure(400, message));
        assertThat(People.mico(id)).isEqualTo(before);
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    private static void isProfile(String id, String name, String gender) {
        JsonNode data = People.mico(id);
        assertThat(data.get("name").textValue()).isEqualTo(name);
        assertThat(data.get("gender").textValue()).isEqualTo(gender);
    }
}
