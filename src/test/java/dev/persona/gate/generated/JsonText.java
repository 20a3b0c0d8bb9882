package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;

/** Writes JSON in the various ways in which one value can be written. */
final class JsonText {

    private static final String[] WHITE_SPACE = {" ", "\n", "\t", "\r\n", "  "};

    private final Random random;
    private final boolean spaced;
    private final int escapedPercent;
    private final StringBuilder text = new StringBuilder();

    private JsonText(Random random) {
        this.random = random;
        this.spaced = random.nextInt(3) == 0;
        this.escapedPercent = random.nextInt(3) == 0 ? 30 : 0;
    }

    static String of(JsonNode value, Random random) {
        JsonText writer = new JsonText(random);
        writer.space();
        writer.value(value);
        writer.space();
        return writer.text.toString();
    }

    private void value(JsonNode value) {
        if (value.isObject()) {
            object(value.properties().iterator());
        } else if (value.isArray()) {
            text.append('[');
            for (int i = 0; i < value.size(); i++) {
                separate(i > 0);
                value(value.get(i));
            }
            space();
            text.append(']');
        } else if (value.isTextual()) {
            string(value.textValue());
        } else {
            text.append(value);
        }
    }

    private void object(Iterator<Map.Entry<String, JsonNode>> members) {
        text.append('{');
        for (boolean more = false; members.hasNext(); more = true) {
            Map.Entry<String, JsonNode> member = members.next();
            separate(more);
            string(member.getKey());
            space();
            text.append(':');
            space();
            value(member.getValue());
        }
        space();
        text.append('}');
    }

    private void separate(boolean more) {
        space();
        if (more) {
            text.append(',');
            space();
        }
    }

    /** What has to be escaped is escaped, and now and then what need not be. */
    private void string(String value) {
        text.append('"');
        value.codePoints().forEach(point -> {
            boolean surrogate = Character.isBmpCodePoint(point) && Character.isSurrogate((char) point);
            if (point < 0x20 || point == '"' || point == '\\' || surrogate || random.nextInt(100) < escapedPercent) {
                for (char unit : Character.toChars(point)) {
                    text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
                }
            } else {
                text.appendCodePoint(point);
            }
        });
        text.append('"');
    }

    private void space() {
        if (spaced && random.nextInt(3) == 0) {
            text.append(WHITE_SPACE[random.nextInt(WHITE_SPACE.length)]);
        }
    }
}
