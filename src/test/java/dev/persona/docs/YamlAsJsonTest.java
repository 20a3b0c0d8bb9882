package dev.persona.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlAsJsonTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"1, 1", "-0.50, -0.50", "1e400, 1e400", "12345678901234567890.10, 12345678901234567890.10",
        "true, true", "null, null", "~, null", "'1', \"1\"", "\"true\", \"true\""})
    void numbersKeepTheirDigitsAndQuotedWordsAreText(String yaml, String json) {
        assertThat(converted(yaml)).isEqualTo(json);
    }

    /** YAML 1.1 has an opinion on each of these; OpenAPI wants the JSON schema of YAML 1.2. */
    @ParameterizedTest
    @CsvSource({"yes", "off", "2024-01-31", "2024-01-31T10:00:00Z", "1.0.0", "010", "0x1F", "12:30:00", "1_000", ".inf", "+1", "True", "Null"})
    void everyOtherPlainScalarIsText(String yaml) {
        assertThat(converted(yaml)).isEqualTo('"' + yaml + '"');
    }

    @Test
    void membersKeepTheirOrderAndAliasesAreWrittenOut() throws IOException {
        String json = converted("z: &same {b: 1, a: [x, {}]}\n200: *same\ntext: |\n  two\n  lines\nempty:\n");
        assertThat(new ObjectMapper().readTree(json).toString()).isEqualTo(
            "{\"z\":{\"b\":1,\"a\":[\"x\",{}]},\"200\":{\"b\":1,\"a\":[\"x\",{}]},\"text\":\"two\\nlines\\n\",\"empty\":null}");
    }

    private static String converted(String yaml) {
        byte[] json = YamlAsJson.write(YamlAsJson.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
        return new String(json, StandardCharsets.UTF_8);
    }
}
