package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Zitadel;
import dev.persona.support.Zitadel.Details;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZitadelUpdateTest {

    private static final String COMPLETE = """
        {"firstName":"Alice","lastName":"Pleasance","nickName":"Al","displayName":"Alice in Wonderland",
         "preferredLanguage":"en-GB","gender":"GENDER_FEMALE"}""";

    // Success.

    @Test
    void everyMemberThatIsSentIsStored() {
        String id = People.create();

        assertThat(Zitadel.updated(Zitadel.put(id, COMPLETE).send()).sequence()).isEqualTo(2);

        Zitadel.read(Zitadel.get(id).send(), COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"firstName\":\"Bob\",\"lastName\":\"Dodgson\"}", """
        {"firstName":"Bob","lastName":"Dodgson","nickName":null,"displayName":null,"preferredLanguage":null,"gender":null}"""})
    void aMemberThatIsLeftOutOrNullIsCleared(String namesOnly) {
        String id = People.create();
        Zitadel.put(id, COMPLETE).send();

        assertThat(Zitadel.updated(Zitadel.put(id, namesOnly).send()).sequence()).isEqualTo(3);

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Bob\",\"lastName\":\"Dodgson\",\"displayName\":\"Bob Dodgson\"}");
    }

    @Test
    void aDisplayNameThatIsLeftOutIsComposedOfTheNamesAsTheyWereSent() {
        String id = People.create();

        Zitadel.updated(Zitadel.put(id, "{\"firstName\":\" Al \",\"lastName\":\" \"}").send());

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\" Al \",\"lastName\":\" \",\"displayName\":\" Al   \"}");
    }

    @Test
    void aComposedDisplayNameHoldsTheTwoLongestNames() {
        String id = People.create();
        String first = "\uD83D\uDC69".repeat(200);
        String last = "\uD83D\uDC68".repeat(200);

        Zitadel.updated(Zitadel.put(id, "{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\"}").send());

        Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\",\"displayName\":\"" + first + " " + last + "\"}");
        assertThat(People.mico(id).get("name").textValue()).isEqualTo(first + " " + last);
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo(first + " " + last);
    }

    @Test
    void textIsStoredAsItWasSent() {
        String id = People.create();
        String composed = "{\"firstName\":\" \\u00e9 \",\"lastName\":\"\\t\",\"nickName\":\"\\u0645\\u0631\\u064a\\u0645\","
            + "\"displayName\":\"e\\u0301 \\ud83d\\udc69\\u200d\\ud83d\\ude80\\n\"}";

        Zitadel.updated(Zitadel.put(id, composed).send());

        Zitadel.read(Zitadel.get(id).send(), composed);
    }

    @Test
    void membersThatAreUnknownAreIgnored() {
        String id = People.create();

        Zitadel.updated(Zitadel.putWith(id, """
            "first_name":"Bob","nick_name":"Al","display_name":7,"preferred_language":"not a tag","avatarUrl":"https://example.org/a.png",
            "email":"bob@example.org","FirstName":"Bob","details":{"sequence":"99"}""").send());

        assertThat(Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}").sequence()).isEqualTo(2);
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo(People.email(id));
    }

    @Test
    void theAnswerHasTheDetailsThatAReadShows() {
        String id = People.create();
        Details created = Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}");

        Details updated = Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        assertThat(created.sequence()).isEqualTo(1);
        assertThat(created.changeDate()).isEqualTo(created.creationDate());
        assertThat(updated.sequence()).isEqualTo(2);
        assertThat(updated.creationDate()).isEqualTo(created.creationDate());
        assertThat(updated.changeDate()).isAfter(created.changeDate());
        assertThat(updated.resourceOwner()).isEqualTo(Zitadel.ORGANISATION);
        assertThat(Zitadel.read(Zitadel.get(id).send(), COMPLETE)).isEqualTo(updated);
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPLETE, Zitadel.NAMES})
    void aRepeatedUpdateSucceedsWithTheDetailsAsTheyAre(String body) {
        String id = People.create();
        Details first = Zitadel.updated(Zitadel.put(id, body).send());

        assertThat(Zitadel.updated(Zitadel.put(id, body).send())).isEqualTo(first);
    }

    @Test
    void everyChangeMovesSequenceAndChangeDate() {
        String id = People.create();
        Details first = Zitadel.updated(Zitadel.put(id, COMPLETE).send());
        Details second = Zitadel.updated(Zitadel.put(id, COMPLETE.replace("\"Al\"", "\"al\"")).send());

        // The way back is a change as well.
        Details third = Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(third.sequence()).isEqualTo(first.sequence() + 2);
        assertThat(second.changeDate()).isAfter(first.changeDate());
        assertThat(third.changeDate()).isAfter(second.changeDate());
        assertThat(third.creationDate()).isEqualTo(first.creationDate());
    }

    @Test
    void bothPathsWriteTheSameRecord() {
        String id = People.create();

        Details details = Zitadel.updated(Api.put(Zitadel.MOUNTED_PROFILE).as(id).json(COMPLETE).send());

        assertThat(Zitadel.updated(Zitadel.put(id, COMPLETE).send())).isEqualTo(details);
        assertThat(Zitadel.read(Zitadel.get(id).send(), COMPLETE)).isEqualTo(details);
        assertThat(Zitadel.read(Api.get(Zitadel.MOUNTED_PROFILE).as(id).send(), COMPLETE)).isEqualTo(details);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void aUserWhoDoesNotExistHasNoProfile(String path) {
        Api.put(path).as("nobody-" + People.create()).json(COMPLETE).send().is(400, Zitadel.PROFILE_NOT_FOUND);
    }

    @Test
    void membersAreCheckedBeforeTheRecordIs() {
        Zitadel.put("nobody-" + People.create(), "{}").send().is(400,
            Zitadel.error(3, "invalid UpdateMyProfileRequest.FirstName: value length must be between 1 and 200 runes, inclusive"));
    }

    @Test
    void aTokenOfAnIdThatWasRenamedFindsNoProfile() {
        String id = People.create();
        Api.put("/users/" + id).withApiKey().json("{\"user_id\":\"new-" + id + "\"}").send();

        Zitadel.refused("new-" + id, Zitadel.put(id, COMPLETE), 400, Zitadel.PROFILE_NOT_FOUND);
        Zitadel.updated(Zitadel.put("new-" + id, COMPLETE).send());
    }

    // What others see.

    @Test
    void theOtherContractsShowWhatWasWritten() {
        String id = People.create();

        Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        JsonNode mico = People.mico(id);
        assertThat(mico.get("name").textValue()).isEqualTo("Alice in Wonderland");
        assertThat(mico.get("gender").textValue()).isEqualTo("female");
        JsonNode gmi = People.gmi(id);
        assertThat(gmi.get("firstName").textValue()).isEqualTo("Alice");
        assertThat(gmi.get("lastName").textValue()).isEqualTo("Pleasance");
        JsonNode camunda = People.camunda(id);
        assertThat(camunda.get("firstName").textValue()).isEqualTo("Alice");
        assertThat(camunda.get("lastName").textValue()).isEqualTo("Pleasance");
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo("Alice in Wonderland");
    }

    @Test
    void whatBelongsToOtherContractsStaysAsItIs() {
        String id = People.create();
        Api.put("/v1/users/profile").as(id).json("""
            {"name":"Alice","birthdate":"1852-05-04T00:00:00Z","gender":"female"}""").send();
        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"plan\":\"pro\"}}").send();
        JsonNode klaim = People.klaim(id);
        JsonNode mico = People.mico(id);

        Zitadel.updated(Zitadel.putWith(id, "\"displayName\":\"Alice\",\"gender\":\"GENDER_FEMALE\",\"nickName\":\"Al\"").send());

        assertThat(klaim.get("metadata").get("plan").textValue()).isEqualTo("pro");
        assertThat(People.klaim(id)).isEqualTo(klaim);
        assertThat(mico.get("birthdate").textValue()).startsWith("1852-05-04T00:00:00");
        assertThat(People.mico(id)).isEqualTo(mico);
        assertThat(People.camunda(id).get("email").textValue()).isEqualTo(People.email(id));
    }
}
