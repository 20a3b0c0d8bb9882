package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Gmi;
import dev.persona.support.People;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 400 that names the members which break a rule. */
class GmiValidationTest {

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"7", "-7", "0", "1.5", "1.10", "1E+400", "true", "false"})
    void aShortScalarIsRepeatedAsItWasSent(String value) {
        Answer answer = isRefused("{\"firstName\":" + value + "}", Gmi.invalid(Gmi.noString("firstName", value)));
        assertThat(answer.body()).contains("\"originalValue\":" + value + ",");
        isRefused("{\"lastName\":" + value + "}", Gmi.invalid(Gmi.noString("lastName", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"Alice\"]", "[7]", "{\"firstName\":\"Alice\"}", "[null]"})
    void anArrayOrAnObjectIsNotRepeated(String value) {
        isRefused("{\"firstName\":" + value + "}", Gmi.invalid(Gmi.noString("firstName", null)));
    }

    @Test
    void aScalarOf100CharactersIsRepeatedAndALongerOneIsNot() {
        String longest = "9".repeat(100);
        isRefused("{\"firstName\":" + longest + "}", Gmi.invalid(Gmi.noString("firstName", longest)));
        isRefused("{\"firstName\":-" + longest.substring(1) + "}", Gmi.invalid(Gmi.noString("firstName", "-" + longest.substring(1))));
        isRefused("{\"firstName\":-" + longest + "}", Gmi.invalid(Gmi.noString("firstName", null)));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void aNameOfMoreThan255CodePointsIsNotRepeated(String name) {
        isRefused("{\"firstName\":\"" + name + "\"}", Gmi.invalid(Gmi.tooLong("firstName")));
        isRefused("{\"lastName\":\"" + name + "\"}", Gmi.invalid(Gmi.tooLong("lastName")));
    }

    static Stream<Named<String>> tooLong() {
        return Stream.of(Named.of("letters", "a".repeat(256)), Named.of("blanks", " ".repeat(256)),
            Named.of("emoji", "\ud83d\ude00".repeat(256)), Named.of("a page", "a".repeat(60_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "a\\udfff"})
    void aNameThatCannotBeStoredIsNotRepeated(String name) {
        isRefused("{\"firstName\":\"" + name + "\"}", Gmi.invalid(Gmi.unstorable("firstName")));
        isRefused("{\"lastName\":\"" + name + "\"}", Gmi.invalid(Gmi.unstorable("lastName")));
    }

    @Test
    void allMembersThatBreakARuleAreListedInTheOrderOfTheSchema() {
        String tooLong = "\"" + "a".repeat(256) + "\"";
        isRefused("{\"lastName\":[\"Liddell\"],\"firstName\":true}",
            Gmi.invalid(Gmi.noString("firstName", "true"), Gmi.noString("lastName", null)));
        isRefused("{\"lastName\":7,\"firstName\":" + tooLong + "}", Gmi.invalid(Gmi.tooLong("firstName"), Gmi.noString("lastName", "7")));
        isRefused("{\"lastName\":" + tooLong + ",\"firstName\":7}", Gmi.invalid(Gmi.noString("firstName", "7"), Gmi.tooLong("lastName")));
        isRefused("{\"lastName\":\"\\u0000\",\"firstName\":" + tooLong + "}",
            Gmi.invalid(Gmi.tooLong("firstName"), Gmi.unstorable("lastName")));
        isRefused("{\"lastName\":\"\\u0000\",\"firstName\":{}}", Gmi.invalid(Gmi.noString("firstName", null), Gmi.unstorable("lastName")));
    }

    @Test
    void aMemberThatBreaksTwoRulesIsListedOnce() {
        isRefused("{\"firstName\":\"" + "\\u0000".repeat(256) + "\"}", Gmi.invalid(Gmi.unstorable("firstName")));
    }

    @Test
    void aGoodNameBesideABadOneIsNeitherListedNorStored() {
        isRefused("{\"firstName\":\"Mary\",\"lastName\":7}", Gmi.invalid(Gmi.noString("lastName", "7")));
    }

    @Test
    void aBadNameIsFoundBeforeTheLackOfAnyName() {
        isRefused("{\"firstName\":\"\",\"lastName\":7}", Gmi.invalid(Gmi.noString("lastName", "7")));
        isRefused("{\"firstName\":{},\"lastName\":null}", Gmi.invalid(Gmi.noString("firstName", null)));
    }

    @Test
    void membersOfOtherContractsHaveNoRules() {
        String id = People.create();
        Gmi.patch(id).json("{\"firstName\":\"Mary\",\"nickName\":7,\"email\":\"\\u0000\",\"x\":\"" + "a".repeat(300) + "\"}").send()
            .isEmpty(200);
        assertThat(People.gmi(id).get("firstName").textValue()).isEqualTo("Mary");
    }

    private static Answer isRefused(String body, String expected) {
        String id = People.create();
        JsonNode before = People.zitadel(id);
        Answer answer = Gmi.patch(id).json(body).send().is(400, expected);
        assertThat(People.zitadel(id)).isEqualTo(before);
        return answer;
    }
}
