package dev.persona.contract;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Zitadel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The members and bodies that an update refuses, and what is just not refused. */
class ZitadelRefusalTest {

    /** Two UTF-16 units and one code point. */
    private static final String EMOJI = "\uD83D\uDE00";

    private static final String COMPLETE = """
        {"firstName":"a","lastName":"b","nickName":"c","displayName":"d"}""";

    // Success.

    @ParameterizedTest
    @CsvSource({"firstName,a", "lastName,b", "nickName,c", "displayName,d"})
    void aTextHasUpToTwoHundredCodePoints(String member, String letter) {
        String id = People.create();
        for (String text : new String[] {EMOJI.repeat(200), "x".repeat(200), " ", EMOJI}) {
            String body = COMPLETE.replace(quoted(letter), quoted(text));

            Zitadel.updated(Zitadel.put(id, body).send());

            Zitadel.read(Zitadel.get(id).send(), body);
        }
    }

    // What is refused, and how.

    @ParameterizedTest
    @CsvSource({"a,FirstName", "b,LastName", "c,NickName", "d,DisplayName"})
    void aTextThatIsEmptyOrTooLongIsRefused(String letter, String field) {
        String id = People.create();
        for (String text : new String[] {"", EMOJI.repeat(201), "x".repeat(201)}) {
            refused(id, COMPLETE.replace(quoted(letter), quoted(text)), between1And200(field));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                     | FirstName",
        "{\"lastName\":\"Liddell\"}             | FirstName",
        "{\"firstName\":null,\"lastName\":\"Liddell\"} | FirstName",
        "{\"first_name\":\"Alice\",\"last_name\":\"Liddell\"} | FirstName",
        "{\"firstName\":\"Alice\"}              | LastName",
        "{\"firstName\":\"Alice\",\"lastName\":null} | LastName",
        "{\"firstName\":\"Alice\",\"LastName\":\"Liddell\"} | LastName"})
    void aRequiredNameThatIsMissingCountsAsEmpty(String body, String field) {
        refused(People.create(), body, between1And200(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "nickName", "displayName", "preferredLanguage"})
    void aValueThatIsNoTextIsRefused(String member) {
        String id = People.create();
        for (String value : new String[] {"7", "1.5", "true", "[\"x\"]", "[]", "{\"x\":\"y\"}"}) {
            refused(id, withMember(member, value), member + " must be a string.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "nickName", "displayName", "preferredLanguage"})
    void aTextThatCannotBeStoredIsRefused(String member) {
        String id = People.create();
        for (String value : new String[] {"\"a\\u0000\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\""}) {
            refused(id, withMember(member, value), member + " must not contain U+0000 or unpaired surrogates.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"gender\":7,\"displayName\":\"\",\"nickName\":\"\",\"lastName\":\"\",\"firstName\":\"\"} | FirstName",
        "{\"gender\":7,\"displayName\":\"\",\"nickName\":\"\",\"lastName\":\"\",\"firstName\":\"a\"} | LastName",
        "{\"gender\":7,\"displayName\":\"\",\"nickName\":\"\",\"lastName\":\"b\",\"firstName\":\"a\"} | NickName",
        "{\"gender\":7,\"displayName\":\"\",\"nickName\":\"c\",\"lastName\":\"b\",\"firstName\":\"a\"} | DisplayName",
        "{\"preferredLanguage\":\"not a tag\",\"displayName\":\"\",\"lastName\":\"b\",\"firstName\":\"a\"} | DisplayName",
        "{\"lastName\":1}                         | FirstName",
        "{\"firstName\":\"\",\"lastName\":1,\"nickName\":[]} | FirstName"})
    void ofSeveralViolationsTheFirstInFieldOrderIsNamed(String body, String field) {
        refused(People.create(), body, between1And200(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"lastName\":\"\",\"firstName\":1} | firstName must be a string.",
        "{\"lastName\":1,\"firstName\":1} | firstName must be a string.",
        "{\"nickName\":\"\",\"lastName\":{},\"firstName\":\"a\"} | lastName must be a string.",
        "{\"gender\":7,\"preferredLanguage\":7,\"lastName\":\"b\",\"firstName\":\"a\"} | preferredLanguage must be a string.",
        "{\"gender\":\"x\",\"preferredLanguage\":\"e\",\"lastName\":\"b\",\"firstName\":\"a\"}"
            + " | preferredLanguage must be a BCP 47 language tag."})
    void theFirstInFieldOrderIsNamedWhicheverRuleItBreaks(String body, String message) {
        refused(People.create(), body, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \\n\\t ", "null"})
    void aBodyIsRequired(String body) {
        refused(People.create(), body.translateEscapes(), "The request body is required.");
    }

    @Test
    void aRequestWithoutABodyNeedsNoContentTypeToBeToldSo() {
        String id = People.create();
        Zitadel.refused(id, Api.put(Zitadel.PROFILE).as(id), 400, Zitadel.error(3, "The request body is required."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"firstName\":\"a\",\"lastName\":\"b\"}]", "\"text\"", "7", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        refused(People.create(), body, "The request body must be a JSON object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "{\"firstName\":}", "{'firstName':'a','lastName':'b'}", "{\"firstName\":\"a\",\"lastName\":\"b\",}",
        "{\"firstName\":\"a\",\"lastName\":\"b\"} {}", "{\"firstName\":\"a\",\"lastName\":\"b\",\"firstName\":\"c\"}",
        "{\"firstName\":\"a\",\"lastName\":\"b\",\"x\":NaN}", "{\"firstName\":\"a\",\"lastName\":\"b\",\"x\":1,\"x\":1}",
        "firstName=a&lastName=b"})
    void aBodyThatIsNotStrictJsonIsRefused(String body) {
        refused(People.create(), body, "The request body is not valid JSON.");
    }

    @Test
    void whatIsUnknownHasToBeStrictJsonAllTheSame() {
        String id = People.create();

        Zitadel.updated(Zitadel.putWith(id, "\"x\":" + "[".repeat(31) + "]".repeat(31)).send());
        Zitadel.updated(Zitadel.putWith(id, "\"x\":" + "1".repeat(100)).send());
        refused(id, withMember("x", "[".repeat(32) + "]".repeat(32)), "The request body is not valid JSON.");
        refused(id, withMember("x", "1".repeat(101)), "The request body is not valid JSON.");
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        String id = People.create();
        String body = "{\"firstName\":\"Zo\u00eb\",\"lastName\":\"b\"}";
        for (byte[] bytes : new byte[][] {body.getBytes(StandardCharsets.ISO_8859_1), body.getBytes(StandardCharsets.UTF_16)}) {
            Zitadel.refused(id, Api.put(Zitadel.PROFILE).as(id).header("Content-Type", "application/json").body(bytes), 400,
                Zitadel.error(3, "The request body is not valid JSON."));
        }
    }

    @Test
    void theOtherPathRefusesAlike() {
        String id = People.create();
        Zitadel.refused(id, Api.put(Zitadel.MOUNTED_PROFILE).as(id).json("{}"), 400, Zitadel.error(3, between1And200("FirstName")));
        Zitadel.refused(id, Api.put(Zitadel.MOUNTED_PROFILE).as(id).json("{"), 400,
            Zitadel.error(3, "The request body is not valid JSON."));
    }

    private static void refused(String userId, String body, String message) {
        Zitadel.refused(userId, Zitadel.put(userId, body), 400, Zitadel.error(3, message));
    }

    private static String between1And200(String field) {
        return "invalid UpdateMyProfileRequest." + field + ": value length must be between 1 and 200 runes, inclusive";
    }

    /** A body that is in order but for this member, whose value is written as in JSON. */
    private static String withMember(String member, String value) {
        String others = member.equals("firstName") ? "\"lastName\":\"b\""
            : member.equals("lastName") ? "\"firstName\":\"a\"" : "\"firstName\":\"a\",\"lastName\":\"b\"";
        return "{" + others + "," + quoted(member) + ":" + value + "}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
