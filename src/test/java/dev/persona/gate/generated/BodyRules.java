package dev.persona.gate.generated;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What can be wrong with a body before its members are looked at. */
final class BodyRules {

    private static final int BAD_REQUEST = 400;
    private static final List<String> NO_OBJECTS = List.of("[]", "[{}]", "\"\"", "\"{}\"", "0", "-1.5e3", "true", "false");
    private static final List<String> EMPTY = List.of("", " ", "\r\n\t ", "null", " null\n");
    private static final List<byte[]> NOT_UTF8 = List.of(bytes(0xff), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80), bytes(0xe2, 0x82),
        bytes(0xf5, 0x80, 0x80, 0x80), bytes(0xe4));

    private final List<Rule> rules = new ArrayList<>();

    private BodyRules() {
    }

    static List<Rule> all() {
        BodyRules rules = new BodyRules();
        rules.rules.add(Rule.of("no body", BAD_REQUEST, draft -> {
            draft.json = null;
            draft.bytes = null;
        }));
        EMPTY.forEach(empty -> rules.add("nothing but " + printable(empty), body -> empty));
        NO_OBJECTS.forEach(other -> rules.add("not an object: " + other, body -> other));
        rules.malformed();
        rules.limits();
        rules.encodings();
        rules.duplicates();
        return rules.rules;
    }

    private void malformed() {
        add("cut off", body -> body.substring(0, body.lastIndexOf('}')));
        add("a brace too many", body -> body.strip() + "}");
        add("another object behind", body -> body + "{}");
        add("text behind", body -> body + "x");
        add("a comma at the end", body -> before(body, ",}"));
        add("a comma at the start", body -> inside(body, ",\"x\":1"));
        add("a comment", body -> inside(body, "/* x */"));
        add("a name without quotation marks", body -> with(body, "x:1"));
        add("apostrophes", body -> with(body, "'x':1"));
        add("no colon", body -> with(body, "\"x\" 1"));
        add("no value", body -> with(body, "\"x\":"));
        for (String value : List.of("NaN", "Infinity", "-Infinity", "undefined", "True", "nul", "01", "+1", ".5", "1.", "0x10", "1e", "--1",
            "\"\\x41\"", "\"\\u12\"", "\"\n\"", "\"\t\"", "\"a", "'a'")) {
            add("the value " + printable(value), body -> with(body, "\"x\":" + value));
        }
    }

    private void limits() {
        int arrays = AnyJson.MAX_NESTING;
        add("nested too deeply", body -> with(body, "\"x\":" + "[".repeat(arrays) + "]".repeat(arrays)));
        add("nested too deeply in objects", body -> with(body, "\"x\":" + "{\"x\":".repeat(arrays) + "1" + "}".repeat(arrays)));
        add("nested very deeply", body -> with(body, "\"x\":" + "[".repeat(20_000) + "]".repeat(20_000)));
        add("a number with too many digits", body -> with(body, "\"x\":" + AnyJson.digits(AnyJson.MAX_DIGITS + 1)));
        add("a fraction with too many digits", body -> with(body, "\"x\":1." + AnyJson.digits(AnyJson.MAX_DIGITS)));
    }

    private void encodings() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"))) {
            rules.add(Rule.of("encoded in " + charset, BAD_REQUEST, draft -> draft.bytes = draft.jsonText().getBytes(charset)));
        }
        rules.add(Rule.of("a byte order mark", BAD_REQUEST,
            draft -> draft.bytes = ("\ufeff" + draft.jsonText().strip()).getBytes(StandardCharsets.UTF_8)));
        rules.add(Rule.of("not UTF-8", BAD_REQUEST, draft -> {
            byte[] body = with(draft.jsonText(), "\"x\":\"\"").getBytes(StandardCharsets.UTF_8);
            // Between the last two quotation marks.
            int place = body.length - 2;
            draft.bytes = joined(Arrays.copyOf(body, place), Formats.any(NOT_UTF8, draft.random), Arrays.copyOfRange(body, place, body.length));
        }));
    }

    private void duplicates() {
        add("an unknown member twice", body -> with(body, "\"x\":1,\"x\":1"));
        add("a member twice within another", body -> with(body, "\"x\":{\"y\":[{\"z\":1,\"z\":2}]}"));
        add("a member twice, escaped", body -> with(body, "\"x\":1,\"\\u0078\":null"));
        rules.add(Rule.of("a known member twice", BAD_REQUEST, draft -> {
            String name = Formats.any(List.copyOf(draft.operation.body().orElseThrow().getProperties().keySet()), draft.random);
            String again = Values.NODES.textNode(name) + ":null";
            String body = draft.jsonText();
            draft.bytes = with(body, draft.json.has(name) ? again : again + "," + again).getBytes(StandardCharsets.UTF_8);
        }));
    }

    private void add(String name, Function<String, String> change) {
        rules.add(Rule.of("body: " + name, BAD_REQUEST, draft -> draft.bytes = change.apply(draft.jsonText()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts members behind those of an object. */
    private static String with(String object, String members) {
        boolean empty = object.strip().substring(1).stripLeading().startsWith("}");
        return before(object, (empty ? "" : ",") + members + "}");
    }

    private static String before(String object, String end) {
        return object.substring(0, object.lastIndexOf('}')) + end;
    }

    private static String inside(String object, String start) {
        return object.replaceFirst("\\{", "{" + start);
    }

    private static String printable(String text) {
        return Values.NODES.textNode(text).toString();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
