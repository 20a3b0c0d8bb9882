package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Zitadel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gender: four names here, free text in the record. */
class ZitadelGenderTest {

    private static final String UNSPECIFIED = "\"gender\":\"GENDER_UNSPECIFIED\"";

    // Success.

    @ParameterizedTest
    @CsvSource({"GENDER_FEMALE,female", "GENDER_MALE,male", "GENDER_DIVERSE,diverse"})
    void aNamedGenderIsStoredByItsName(String name, String text) {
        String id = People.create();

        var first = Zitadel.updated(putGender(id, name).send());

        shows(id, name);
        assertThat(micoGender(id)).isEqualTo(text);
        assertThat(Zitadel.updated(putGender(id, name).send())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"gender\":null", "," + UNSPECIFIED})
    void aGenderThatIsUnspecifiedLeftOutOrNullIsCleared(String members) {
        String id = People.create();
        Zitadel.updated(putGender(id, "GENDER_MALE").send());
        String body = Zitadel.NAMES.replace("}", members + "}");

        var cleared = Zitadel.updated(Zitadel.put(id, body).send());

        assertThat(cleared.sequence()).isEqualTo(3);
        showsNone(id);
        assertThat(micoGender(id)).isNull();
        assertThat(Zitadel.updated(Zitadel.put(id, body).send())).isEqualTo(cleared);
        assertThat(Zitadel.updated(Zitadel.putWith(id, UNSPECIFIED).send())).isEqualTo(cleared);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "4", "-1", "1.0", "true", "\"\"", "\" \"", "\"1\"", "\"GENDER_OTHER\"", "\"gender_female\"",
        "\"Gender_Female\"", "\"FEMALE\"", "\"female\"", "\"GENDER_FEMALE \"", "\"null\"", "[\"GENDER_FEMALE\"]", "[]", "{}",
        "\"\\u0000\""})
    void aGenderThatIsNoneOfTheFourNamesIsRefused(String value) {
        String id = People.create();
        Zitadel.updated(putGender(id, "GENDER_FEMALE").send());

        Zitadel.refused(id, Zitadel.putWith(id, "\"gender\":" + value), 400,
            Zitadel.error(3, "gender must be one of GENDER_UNSPECIFIED, GENDER_FEMALE, GENDER_MALE, GENDER_DIVERSE."));

        assertThat(micoGender(id)).isEqualTo("female");
    }

    // What others see.

    @ParameterizedTest
    @CsvSource({"Female,GENDER_FEMALE", "MALE,GENDER_MALE", "dIVERSe,GENDER_DIVERSE"})
    void aNameInAnotherCaseIsTheSameValueAndStaysAsItWasWritten(String text, String name) {
        String id = withGender(text);
        long sequence = People.sequence(id);

        shows(id, name);
        assertThat(Zitadel.updated(putGender(id, name).send()).sequence()).isEqualTo(sequence);
        assertThat(micoGender(id)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Female", "MALE", "dIVERSe", "male"})
    void aNameInAnyCaseIsClearedByUnspecified(String text) {
        String id = withGender(text);
        long sequence = People.sequence(id);

        assertThat(Zitadel.updated(Zitadel.putWith(id, UNSPECIFIED).send()).sequence()).isEqualTo(sequence + 1);

        showsNone(id);
        assertThat(micoGender(id)).isNull();
    }

    @Test
    void aNameInAnotherCaseIsReplacedByAnotherName() {
        String id = withGender("Female");

        Zitadel.updated(putGender(id, "GENDER_DIVERSE").send());

        shows(id, "GENDER_DIVERSE");
        assertThat(micoGender(id)).isEqualTo("diverse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"non-binary", "female ", " male", "GENDER_FEMALE", "f", "\uD83C\uDFF3",
        // Letters that only some rules for upper and lower case take for an s or an i.
        "diver\u017fe", "d\u0130verse", "d\u0131verse"})
    void anyOtherTextReadsAsUnspecifiedAndSurvivesIt(String text) {
        String id = withGender(text);
        long sequence = People.sequence(id);

        showsNone(id);
        assertThat(Zitadel.updated(Zitadel.put(id, Zitadel.NAMES).send()).sequence()).isEqualTo(sequence);
        assertThat(Zitadel.updated(Zitadel.putWith(id, "\"gender\":null").send()).sequence()).isEqualTo(sequence);
        assertThat(Zitadel.updated(Zitadel.putWith(id, UNSPECIFIED).send()).sequence()).isEqualTo(sequence);
        assertThat(micoGender(id)).isEqualTo(text);
    }

    @Test
    void freeTextSurvivesAChangeOfAnotherMember() {
        String id = withGender("non-binary");

        Zitadel.updated(Zitadel.putWith(id, "\"nickName\":\"Al\"," + UNSPECIFIED).send());

        assertThat(micoGender(id)).isEqualTo("non-binary");
        assertThat(People.zitadel(id).get("profile").get("nickName").textValue()).isEqualTo("Al");
    }

    @ParameterizedTest
    @CsvSource({"GENDER_FEMALE,female", "GENDER_MALE,male", "GENDER_DIVERSE,diverse"})
    void freeTextIsReplacedByANamedGender(String name, String text) {
        String id = withGender("non-binary");
        long sequence = People.sequence(id);

        assertThat(Zitadel.updated(putGender(id, name).send()).sequence()).isEqualTo(sequence + 1);

        shows(id, name);
        assertThat(micoGender(id)).isEqualTo(text);
    }

    private static Api putGender(String userId, String name) {
        return Zitadel.putWith(userId, "\"gender\":\"" + name + "\"");
    }

    /** A person who set this gender through Mico, with the display name that a later update composes. */
    private static String withGender(String text) {
        String id = People.create();
        Api.put("/v1/users/profile").as(id).json("""
            {"name":"Alice Liddell","birthdate":"1852-05-04T00:00:00Z","gender":"%s"}""".formatted(text)).send();
        assertThat(micoGender(id)).isEqualTo(text);
        return id;
    }

    private static String micoGender(String userId) {
        return People.mico(userId).get("gender").textValue();
    }

    private static void shows(String userId, String name) {
        Zitadel.read(Zitadel.get(userId).send(), """
            {"firstName":"Alice","lastName":"Liddell","displayName":"Alice Liddell","gender":"%s"}""".formatted(name));
    }

    private static void showsNone(String userId) {
        Zitadel.read(Zitadel.get(userId).send(), "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}");
    }
}
