package dev.persona.contract;

import static dev.persona.support.Updates.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Updates;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlaimMetadataTest {

    private static final Pattern NUMBER = Pattern.compile("\"n\":([^,}]+)");
    private static final int DEEPEST = 32;

    private final String id = People.create();

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"a\":null}", "{\"a\":{\"b\":null,\"c\":[null]}}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":\"\"}",
        "{\"a\":[1,\"1\",true,false,null,1.5,{\"b\":[[],[{}]]}]}", "{\"\":\"\"}", "{\" \":1,\"  \":2}", "{\"A\":1,\"a\":2}",
        "{\"\u043A\u043B\u044E\u0447\":\"\u0437\u043D\u0430\u0447\u0435\u043D\u0438\u0435\",\"\uD83E\uDD8A\":\"\uD834\uDD1E\",\"\u00E9\":1,\"e\u0301\":2}",
        "{\"a\\\"b\\\\c\\/d\\n\":\"\\t\\u0001\\u007f\\u2028\"}", "{\"\\\\u0000\":\"\\\\u0000 \\\\ud800\"}", "{\"\\ud83e\\udd8a\":\"\\uFFFF\\uFEFF\"}",
        "{\"user_id\":\"x\",\"metadata\":{\"metadata\":{}},\"klaim_id\":7,\"email\":\"\"}", "{\"__proto__\":{\"a\":1},\"@type\":\"x\",\"$ref\":\"#\"}",
        "{\"a\":\"2021-09-22T03:23:23.275+00:00\",\"b\":\"12\",\"c\":\"NaN\",\"d\":\"null\"}", "{\"z\":1,\"y\":{\"d\":1,\"c\":2},\"x\":3}",
        "{\"a\":\"'; DROP TABLE profile; -- ? :name $1\"}"})
    void anyJsonInsideReadsBackEqual(String metadata) {
        assertThat(update(metadata).json().get("metadata")).isEqualTo(parsed(metadata));
        assertThat(People.klaim(id).get("metadata")).isEqualTo(parsed(metadata));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersLoseNothing(String number) {
        BigDecimal exact = new BigDecimal(number);
        assertThat(number(update("{\"n\":" + number + "}"))).isEqualTo(exact);
        assertThat(number(read())).isEqualTo(exact);
        assertThat(number(update("{\"a\":[{\"n\":" + number + "}]}"))).isEqualTo(exact);
    }

    static Stream<String> numbers() {
        return Stream.of("0", "-0", "-0.0", "0.0", "0.00", "1.10", "1.0", "100", "1e2", "1E+2", "-1.5e-10", "0.1", "0.30000000000000004", "0.000000001",
            "1e400", "-1e-400", "0e7", "9007199254740993", "9223372036854775808", "12345678901234567890123", "1.7976931348623157e309",
            "1e2147483647", "1e-2147483647",
            // A hundred digits each; the last two are longer once an exponent is written out for them.
            "9".repeat(100), "-" + "9".repeat(100), "0." + "9".repeat(99), "9".repeat(50) + "." + "9".repeat(50), "9".repeat(98) + "e99",
            "9".repeat(99) + "e1", "0.0000000" + "9".repeat(90) + "e-9");
    }

    @Test
    void theObjectSentReplacesTheStoredOneWhole() {
        update("{\"a\":{\"b\":1,\"c\":2},\"d\":3}");
        assertThat(update("{\"a\":{\"b\":9}}").json().get("metadata")).isEqualTo(parsed("{\"a\":{\"b\":9}}"));
        assertThat(read().json().get("metadata")).isEqualTo(parsed("{\"a\":{\"b\":9}}"));
    }

    @Test
    void anEmptyObjectClears() {
        update("{\"a\":1}");
        assertThat(update("{}").json().get("metadata")).isEmpty();
        assertThat(read().json().get("metadata")).isEqualTo(parsed("{}"));
        assertThat(People.sequence(id)).isEqualTo(3);
    }

    @Test
    void leftOutOrNullTheStoredOneStays() {
        update("{\"a\":1}");
        assertThat(Updates.klaim(id, "{\"name\":\"tester\"}").send().json().get("metadata")).isEqualTo(parsed("{\"a\":1}"));
        assertThat(Updates.klaim(id, "{\"metadata\":null}").send().json().get("metadata")).isEqualTo(parsed("{\"a\":1}"));
    }

    @Test
    void membersInAnotherOrderAreNoChange() {
        update("{\"a\":{\"x\":1,\"y\":[1,2]},\"b\":null}");
        update("{\"b\":null,\"a\":{\"y\":[1,2],\"x\":1}}");
        assertThat(People.sequence(id)).isEqualTo(2);
        update("{\"b\":null,\"a\":{\"y\":[2,1],\"x\":1}}");
        assertThat(People.sequence(id)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "["})
    void thirtyTwoLevelsAreTaken(String level) {
        // The body is the first level and the metadata the second.
        String metadata = nested(level, DEEPEST - 2);
        assertThat(update(metadata).json().get("metadata")).isEqualTo(parsed(metadata));
        assertThat(read().json().get("metadata")).isEqualTo(parsed(metadata));
    }

    @Test
    void aNameInsideMayBeLong() {
        String metadata = "\"metadata\":{\"" + "a".repeat(60_000) + "\":1}";
        assertThat(Updates.klaim(id, "{" + metadata + "}").send().body()).contains(metadata);
        assertThat(read().body()).contains(metadata);
    }

    @Test
    void namesInsideMayBeAnyWhateverTheyHashTo() {
        // "aB" and "b!" have one hash code where 33 is the multiplier, "Aa" and "BB" where it is 31; so have all texts made of them.
        String metadata = "\"metadata\":{" + Stream.concat(combinations("Aa", "BB"), combinations("aB", "b!")).sorted()
            .map(name -> "\"" + name + "\":1").collect(Collectors.joining(",")) + "}";
        assertThat(Updates.klaim(id, "{" + metadata + "}").send().body()).contains(metadata);
        assertThat(read().body()).contains(metadata);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "[1]", "\"\"", "\"{}\"", "\"a\"", "7", "1.5", "1e400", "true", "false"})
    void anythingButAnObjectIsRefused(String metadata) {
        isRefused(metadata, "metadata must be an object.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\u0000\"}", "{\"\\u0000\":1}", "{\"a\":[[\"x\",\"y\\u0000\"]]}", "{\"a\":{\"b\":{\"c\\u0000\":null}}}",
        "{\"a\":[{\"b\":[{\"c\":\"x\\u0000\"}]}]}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\udd8a\\ud83e\"}", "{\"a\":\"\\ud83e\\ud83e\\udd8a\"}"})
    void textThatCannotBeStoredIsRefusedAnywhereInside(String metadata) {
        isRefused(metadata, "metadata must not contain U+0000 or unpaired surrogates.");
    }

    /** Here it is the parser that refuses. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"\\ud800\":1}", "{\"a\":[{\"x\\udfffy\":1}]}"})
    void unpairedSurrogatesInNamesAreRefusedAnywhereInside(String metadata) {
        isRefused(metadata, "The request body is not valid JSON.");
    }

    @ParameterizedTest
    @MethodSource("beyondTheLimits")
    void moreDigitsOrLevelsThanTheLimitsAreRefused(String metadata) {
        isRefused(metadata, "The request body is not valid JSON.");
    }

    static Stream<String> beyondTheLimits() {
        return Stream.of("{\"n\":" + "9".repeat(101) + "}", "{\"n\":-" + "9".repeat(101) + "}", "{\"n\":1." + "9".repeat(100) + "}",
            "{\"n\":" + "9".repeat(100) + "e1}", "{\"a\":[1," + "1".repeat(101) + "]}", "{\"n\":1e" + "0".repeat(100) + "1}",
            nested("{\"a\":", DEEPEST - 1), nested("[", DEEPEST - 1), nested("{\"a\":", 5_000), nested("[", 30_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483650", "1e-2147483650", "1e99999999999999999999", "-1e-99999999999999999999"})
    void anExponentBeyondThirtyTwoBitsIsRefused(String number) {
        isRefused("{\"n\":" + number + "}", "The request body is not valid JSON.");
    }

    @Test
    void whatIsUnknownKeepsTheLimitsToo() {
        Updates.klaim(id, "{\"x\":" + nested("[", DEEPEST - 1) + "}").send().is(400, "{\"message\":\"The request body is not valid JSON.\"}");
        Updates.klaim(id, "{\"x\":" + "9".repeat(101) + "}").send().is(400, "{\"message\":\"The request body is not valid JSON.\"}");
    }

    // What others see.

    @Test
    void theOtherContractsShowNothingOfIt() {
        JsonNode mico = People.mico(id);
        JsonNode gmi = People.gmi(id);
        JsonNode zitadel = People.zitadel(id).get("profile");
        JsonNode camunda = People.camunda(id);
        update("{\"name\":\"x\",\"firstName\":\"x\",\"gender\":\"male\"}");
        assertThat(People.mico(id)).isEqualTo(mico);
        assertThat(People.gmi(id)).isEqualTo(gmi);
        assertThat(People.zitadel(id).get("profile")).isEqualTo(zitadel);
        assertThat(People.camunda(id)).isEqualTo(camunda);
    }

    private Answer update(String metadata) {
        Answer answer = Updates.klaim(id, "{\"metadata\":" + metadata + "}").send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private Answer read() {
        Answer answer = Api.get("/users/" + id).withApiKey().send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private void isRefused(String metadata, String message) {
        update("{\"kept\":1}");
        String before = read().body();
        Updates.klaim(id, "{\"name\":\"tester\",\"metadata\":" + metadata + "}").send().is(400, "{\"message\":\"" + message + "\"}");
        Api.post("/users").withApiKey().json("{\"email\":\"new-" + People.email(id) + "\",\"user_id\":\"new-" + id + "\",\"metadata\":" + metadata + "}")
            .send().is(400, "{\"message\":\"" + message + "\"}");
        Api.get("/users/new-" + id).withApiKey().send().is(404, "{\"message\":\"Can not find user with the given user_id.\"}");
        assertThat(read().body()).isEqualTo(before);
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    /** The number as it was written in the answer; a parser could round it or drop its zeros. */
    private static BigDecimal number(Answer answer) {
        Matcher matcher = NUMBER.matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return new BigDecimal(matcher.group(1).replaceAll("[\\]}]", ""));
    }

    /** An object around so many levels of objects or arrays. */
    private static String nested(String level, int levels) {
        String end = level.equals("[") ? "]" : "}";
        return "{\"a\":" + level.repeat(levels - 1) + (level.equals("[") ? "[" : "{") + end.repeat(levels) + "}";
    }

    private static Stream<String> combinations(String one, String other) {
        return IntStream.range(0, 1024).mapToObj(bits -> IntStream.range(0, 10)
            .mapToObj(bit -> (bits >> bit & 1) == 0 ? one : other).collect(Collectors.joining()));
    }
}
