package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Vendor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted reads back equal, whatever characters it has and however JSON spells them. */
class TextFidelityTest {

    private static final int ROUNDS = 100;
    private static final int MAX_LENGTH = 255;

    /** Code points where something changes: control characters, quotes, planes, what normalisation or trimming would touch. */
    private static final int[] EDGES = {1, 8, 9, 0xA, 0xD, 0x1B, 0x1F, ' ', '"', '\'', '/', '\\', '%', '<', 0x7F, 0x80, 0x85, 0xA0, 0xC5,
        0x300, 0x301, 0x130, 0x7FF, 0x800, 0x1E9E, 0x200B, 0x200D, 0x202E, 0x2028, 0x2029, 0x212B, 0x3000, 0xD7FF, 0xE000, 0xFB01,
        0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x1FFFE, 0x10FFFF};

    private final Random random = new Random(20260101);

    // Success.

    @Test
    void generatedTextsReadBackEqualThroughCamunda() {
        String id = People.create();
        for (int i = 0; i < ROUNDS; i++) {
            String firstName = text();
            String lastName = text();
            Api.put("/user/" + id + "/profile").withApiKey()
                .json("{\"firstName\":" + spell(firstName) + ",\"lastName\":" + spell(lastName) + "}").send().isEmpty(204);
            JsonNode profile = People.camunda(id);
            assertThat(profile.get("firstName").textValue()).isEqualTo(firstName);
            assertThat(profile.get("lastName").textValue()).isEqualTo(lastName);
        }
    }

    @Test
    void generatedTextsReadBackEqualThroughKlaim() {
        String id = People.create();
        for (int i = 0; i < ROUNDS; i++) {
            String name = text();
            String key = text();
            String value = text();
            assertThat(Api.put("/users/" + id).withApiKey()
                .json("{\"name\":" + spell(name) + ",\"metadata\":{" + spell(key) + ":[" + spell(value) + "]}}").send().status())
                .isEqualTo(200);
            JsonNode user = People.klaim(id);
            assertThat(user.get("name").textValue()).isEqualTo(name);
            assertThat(user.get("metadata").size()).isEqualTo(1);
            assertThat(user.get("metadata").get(key).get(0).textValue()).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" a ", "\t", "\u00A0", "\uFEFFa", "e\u0301", "\u00E9",
        "\u212B", "ﬁ", "İ", "a\r\nb", "\\u0041", "%41", "&amp;",
        "'; DROP TABLE profile; --", "{{x}}", "${x}", "\u202Eabc", "👩‍👩‍👧", "\uFFFF"})
    void textsThatSomebodyMightTidyUpStayAsTheyAre(String text) {
        String id = People.create();
        Api.put("/user/" + id + "/profile").withApiKey().json("{\"firstName\":" + spell(text) + "}").send().isEmpty(204);
        Api.put("/users/" + id).withApiKey().json("{\"name\":" + spell(text) + "}").send();
        assertThat(People.camunda(id).get("firstName").textValue()).isEqualTo(text);
        assertThat(People.gmi(id).get("firstName").textValue()).isEqualTo(text);
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo(text);
        assertThat(People.mico(id).get("name").textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void lengthsCountCodePoints(Vendor vendor) {
        for (String character : List.of("x", "é", "😀", "\uFFFF")) {
            String longest = character.repeat(vendor.maxLength());
            String id = People.create();
            assertThat(vendor.update(id).json(vendor.bodyWithText(spell(longest))).send().status()).isEqualTo(vendor.success());
            assertThat(People.sequence(id)).isEqualTo(2);
            assertThat(vendor.update(id).json(vendor.bodyWithText(spell(longest + character))).send().status()).isEqualTo(400);
            assertThat(People.sequence(id)).isEqualTo(2);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(10) == 0 ? MAX_LENGTH : random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(codePoint());
        }
        return text.toString();
    }

    private int codePoint() {
        if (random.nextInt(3) == 0) {
            return EDGES[random.nextInt(EDGES.length)];
        }
        int max = random.nextBoolean() ? 0x7FF : random.nextBoolean() ? 0xFFFF : Character.MAX_CODE_POINT;
        int codePoint = 1 + random.nextInt(max);
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? '?' : codePoint;
    }

    /** JSON leaves a choice for most characters: as they are, or escaped. */
    private String spell(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(codePoint -> {
            boolean mustEscape = codePoint < ' ' || codePoint == '"' || codePoint == '\\';
            if (mustEscape || random.nextInt(4) == 0) {
                for (char unit : Character.toChars(codePoint)) {
                    json.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                }
            } else {
                json.appendCodePoint(codePoint);
            }
        });
        return json.append('"').toString();
    }
}
