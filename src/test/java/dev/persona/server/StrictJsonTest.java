package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Vendor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all contracts take for JSON, tried on the update of each. */
class StrictJsonTest {

    private static final String HUNDRED_DIGITS = "1234567890".repeat(10);

    // Success.

    @ParameterizedTest
    @EnumSource
    void aPlainBodyIsTaken(Vendor vendor) {
        isTaken(vendor, "{" + vendor.members() + "}");
    }

    @ParameterizedTest
    @EnumSource
    void whiteSpaceAroundTheValueIsTaken(Vendor vendor) {
        isTaken(vendor, " \t\r\n{ " + vendor.members().replace(",", " , ") + " } \n");
    }

    @ParameterizedTest
    @EnumSource
    void unknownMembersAreIgnoredWhateverTheyAre(Vendor vendor) {
        isTaken(vendor, "{\"sequence\":99,\"x\":null,\"y\":[1,{}],\"z\":{\"a\":{\"b\":true}},\"Name\":5,\"\":\"\",\"u\":\"\\u0000\","
            + vendor.members() + "}");
    }

    @ParameterizedTest
    @EnumSource
    void thirtyTwoLevelsAreTaken(Vendor vendor) {
        isTaken(vendor, withMember(vendor, "\"x\":" + "[".repeat(31) + "]".repeat(31)));
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfAHundredDigitsIsTaken(Vendor vendor) {
        isTaken(vendor, withMember(vendor, "\"x\":[" + HUNDRED_DIGITS + ",-" + HUNDRED_DIGITS + ",1e400,0." + "1".repeat(99) + "]"));
    }

    @ParameterizedTest
    @EnumSource
    void escapesMeanWhatTheyStandFor(Vendor vendor) {
        isTaken(vendor, "{" + vendor.members().replace("Bob", "\\u0042\\u006fb").replace(vendor.text(), escaped(vendor.text())) + "}");
    }

    // What is refused, and how.

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformed")
    void whatIsNoJsonIsRefused(Vendor vendor, String what, byte[] body) {
        isRefused(vendor, body, vendor.malformed());
    }

    static Stream<Arguments> malformed() {
        return Stream.of(Vendor.values()).flatMap(vendor -> {
            String good = "{" + vendor.members() + "}";
            Map<String, String> texts = Map.ofEntries(
                Map.entry("an object that does not end", "{" + vendor.members()),
                Map.entry("a member without a value", withMember(vendor, "\"x\"")),
                Map.entry("a comma too many", good.replace("}", ",}")),
                Map.entry("a member twice", "{" + vendor.members() + "," + vendor.members() + "}"),
                Map.entry("a member twice, once escaped", withMember(vendor, "\"" + escaped(vendor.text()) + "\":\"Eve\"")),
                Map.entry("an unknown member twice", withMember(vendor, "\"x\":1,\"x\":1")),
                Map.entry("a nested member twice", withMember(vendor, "\"x\":[{\"y\":{\"z\":1,\"z\":1}}]")),
                Map.entry("text behind it", good + "x"),
                Map.entry("a bracket behind it", good + "}"),
                Map.entry("U+0000 behind it", good + "\0"),
                Map.entry("a second value", good + " " + good),
                Map.entry("a second value, null", good + "null"),
                Map.entry("NaN", withMember(vendor, "\"x\":NaN")),
                Map.entry("Infinity", withMember(vendor, "\"x\":Infinity")),
                Map.entry("-Infinity", withMember(vendor, "\"x\":-Infinity")),
                Map.entry("a leading zero", withMember(vendor, "\"x\":01")),
                Map.entry("a leading plus", withMember(vendor, "\"x\":+1")),
                Map.entry("a number that ends in a dot", withMember(vendor, "\"x\":1.")),
                Map.entry("a hexadecimal number", withMember(vendor, "\"x\":0x1F")),
                Map.entry("a word in other case", withMember(vendor, "\"x\":True")),
                Map.entry("a comment", "/* */" + good),
                Map.entry("a comment to the end of the line", good + " // x"),
                Map.entry("a comment of another kind", "# x\n" + good),
                Map.entry("single quotes", good.replace('"', '\'')),
                Map.entry("a name without quotes", withMember(vendor, "x:1")),
                Map.entry("a line feed in a text", vendor.bodyWithText("\"a\nb\"")),
                Map.entry("U+0000 in a text, not escaped", vendor.bodyWithText("\"a\0b\"")),
                Map.entry("an escape that there is not", vendor.bodyWithText("\"\\x41\"")),
                Map.entry("half an escape", vendor.bodyWithText("\"\\u12\"")),
                Map.entry("a byte order mark", "\uFEFF" + good),
                Map.entry("a blank that is none in JSON", "\u00A0" + good),
                Map.entry("33 levels", withMember(vendor, "\"x\":" + "[".repeat(32) + "]".repeat(32))),
                Map.entry("33 levels of objects", withMember(vendor, "\"x\":" + "{\"x\":".repeat(32) + "1" + "}".repeat(32))),
                Map.entry("30,000 levels", "[".repeat(30_000)),
                Map.entry("a number of 101 digits", withMember(vendor, "\"x\":" + HUNDRED_DIGITS + "1")),
                Map.entry("a number of 1,000 digits", withMember(vendor, "\"x\":-" + HUNDRED_DIGITS.repeat(10))),
                Map.entry("101 digits on both sides of the dot", withMember(vendor, "\"x\":" + HUNDRED_DIGITS + ".1")),
                Map.entry("plain text", "name=Bob"),
                Map.entry("XML", "<name>Bob</name>"));
            Map<String, byte[]> bytes = Map.of(
                "UTF-16, big end first", good.getBytes(StandardCharsets.UTF_16BE),
                "UTF-16, little end first", good.getBytes(StandardCharsets.UTF_16LE),
                "UTF-16 with a mark", good.getBytes(StandardCharsets.UTF_16),
                "UTF-32", good.getBytes(Charset.forName("UTF-32")),
                "an overlong slash", bytesInText(vendor, 0xC0, 0xAF),
                "an overlong U+0000", bytesInText(vendor, 0xC0, 0x80),
                "a surrogate in UTF-8", bytesInText(vendor, 0xED, 0xA0, 0x80),
                "beyond U+10FFFF", bytesInText(vendor, 0xF4, 0x90, 0x80, 0x80),
                "a character cut short", bytesInText(vendor, 0xE2, 0x82),
                "Latin-1", bytesInText(vendor, 0xE9));
            return Stream.concat(
                texts.entrySet().stream().map(each -> arguments(vendor, each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8))),
                bytes.entrySet().stream().map(each -> arguments(vendor, each.getKey(), each.getValue())));
        });
    }

    @ParameterizedTest
    @EnumSource
    void anotherValueThanAnObjectIsRefused(Vendor vendor) {
        for (String value : List.of("[]", "[{" + vendor.members() + "}]", "\"Bob\"", "\"\"", "5", "-0.5e3", "true", "false")) {
            isRefused(vendor, value.getBytes(StandardCharsets.UTF_8), vendor.notAnObject());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAMissingBody(Vendor vendor) {
        for (String value : List.of("", " ", "\r\n\t ", "null", " null\n")) {
            isRefused(vendor, value.getBytes(StandardCharsets.UTF_8), vendor.missingBody());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherValueThanATextIsRefusedWhereATextBelongs(Vendor vendor) {
        for (String value : List.of("5", "12.9", "true", "false", "[]", "[\"Bob\"]", "{}", "{\"" + vendor.text() + "\":\"Bob\"}")) {
            isRefused(vendor, vendor.bodyWithText(value).getBytes(StandardCharsets.UTF_8), vendor.wrongType(value));
        }
    }

    @ParameterizedTest
    @EnumSource
    void charactersThatNoRecordCanHoldAreRefused(Vendor vendor) {
        for (String text : List.of("\\u0000", "Bob\\u0000", "\\ud800", "\\udc00", "a\\ud83db", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00")) {
            isRefused(vendor, vendor.bodyWithText("\"" + text + "\"").getBytes(StandardCharsets.UTF_8), vendor.forbiddenCharacters());
        }
    }

    private static void isTaken(Vendor vendor, String body) {
        String id = People.create();
        assertThat(vendor.update(id).json(body).send().status()).isEqualTo(vendor.success());
        String read = switch (vendor) {
            case MICO, KLAIM -> People.klaim(id).get("name").textValue();
            default -> People.gmi(id).get("firstName").textValue();
        };
        assertThat(read).isEqualTo("Bob");
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    private static void isRefused(Vendor vendor, byte[] body, String expected) {
        Api update = vendor.update(Holder.ID).header("Content-Type", "application/json").body(body);
        Answer answer = update.send();
        answer.is(400, expected);
        assertThat(People.sequence(Holder.ID)).isEqualTo(1);
    }

    private static String withMember(Vendor vendor, String member) {
        return "{" + vendor.members() + "," + member + "}";
    }

    private static String escaped(String name) {
        return String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1);
    }

    private static byte[] bytesInText(Vendor vendor, int... bytes) {
        StringBuilder text = new StringBuilder();
        for (int each : bytes) {
            text.append((char) each);
        }
        return vendor.bodyWithText("\"a" + text + "b\"").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One person for all that is refused: nothing of it may change them. */
    private static final class Holder {

        private static final String ID = People.create();
    }
}
