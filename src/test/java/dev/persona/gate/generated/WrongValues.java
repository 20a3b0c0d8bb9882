package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values that break one rule of a member's schema each; null is left to others. */
final class WrongValues {

    private static final List<String> UNSTORABLE = List.of("\u0000", "\ud800", "\udfff", "\udc00\ud800", "\udbff");

    private static final List<String> BLANKS = List.of(" ", "\t", "\u00a0", "\u3000", "\n", "\u2003", "\u2029");

    private final Schema<?> schema;
    private final Map<String, Function<Random, JsonNode>> values = new LinkedHashMap<>();

    private WrongValues(Schema<?> schema) {
        this.schema = schema;
    }

    /** By what is wrong, always in the same order. */
    static Map<String, Function<Random, JsonNode>> of(Schema<?> schema) {
        WrongValues wrong = new WrongValues(schema);
        wrong.types();
        if ("string".equals(schema.getType())) {
            wrong.texts();
        } else if ("object".equals(schema.getType()) && Values.isFreeForm(schema)) {
            wrong.freeForm();
        } else if (schema.getMinimum() != null || schema.getMaximum() != null) {
            wrong.numbers();
        }
        return wrong.values;
    }

    private void types() {
        String type = schema.getType();
        Map<String, JsonNode> kinds = new LinkedHashMap<>();
        kinds.put("string", Values.NODES.textNode("1"));
        kinds.put("integer", Values.NODES.numberNode(0));
        kinds.put("number", Values.NODES.numberNode(BigDecimal.valueOf(125, 1)));
        kinds.put("boolean", Values.NODES.booleanNode(true));
        kinds.put("array", Values.NODES.arrayNode());
        kinds.put("object", Values.NODES.objectNode());
        kinds.forEach((kind, value) -> {
            if (!kind.equals(type) && !(kind.equals("integer") && "number".equals(type))) {
                values.put("of type " + kind, random -> value.deepCopy());
            }
        });
        if ("string".equals(type)) {
            values.put("a list of one text", random -> Values.NODES.arrayNode().add("alice@example.org"));
            values.put("a huge number", random -> Values.NODES.numberNode(AnyJson.digits(AnyJson.MAX_DIGITS)));
        }
        if ("object".equals(type)) {
            values.put("a list of one object", random -> Values.NODES.arrayNode().add(Values.NODES.objectNode()));
            values.put("an object as text", random -> Values.NODES.textNode("{}"));
        }
    }

    private void texts() {
        boolean languageTag = Extensions.of(schema.getExtensions()).has(Extensions.LANGUAGE_TAG);
        if (schema.getEnum() != null) {
            enumeration();
            return;
        }
        if (languageTag) {
            put("no language tag", random -> Formats.any(Formats.NO_LANGUAGE_TAGS, random));
        }
        if ("date-time".equals(schema.getFormat())) {
            put("no date-time", random -> Formats.any(Formats.NO_DATE_TIMES, random));
            return;
        }
        if (schema.getMaxLength() != null) {
            int tooLong = schema.getMaxLength() + 1;
            put("too long by one", random -> new Texts(random).matching(schema.getPattern(), true, tooLong, tooLong));
            put("too long by one, in emoji", random -> "\ud83d\udc07".repeat(tooLong));
            put("much too long", random -> new Texts(random).ofLength(tooLong * 4));
        }
        if (schema.getMinLength() != null && schema.getMinLength() > 0) {
            put("too short by one", random -> new Texts(random).ofLength(schema.getMinLength() - 1));
            put("empty", random -> "");
        }
        if (schema.getPattern() != null) {
            int max = schema.getMaxLength() == null ? Texts.LONG : schema.getMaxLength();
            put("against the pattern", random -> againstPattern(random, max));
        }
        UNSTORABLE.forEach(part -> put("with " + inHex(part), random -> "a@b" + part + "c"));
    }

    private String againstPattern(Random random, int max) {
        int min = schema.getMinLength() == null ? 0 : schema.getMinLength();
        String blank = Formats.any(BLANKS, random).repeat(Math.max(1, new Texts(random).length(min, max)));
        if (random.nextBoolean() && !Pattern.compile(schema.getPattern()).matcher(blank).find()) {
            return blank;
        }
        return new Texts(random).matching(schema.getPattern(), false, min, max);
    }

    private void enumeration() {
        List<String> listed = schema.getEnum().stream().filter(Objects::nonNull).map(String::valueOf).toList();
        put("not listed", random -> "x" + new Texts(random).ofLength(5));
        put("empty", random -> "");
        put("in another case", random -> swapped(Formats.any(listed, random)));
        put("with a blank", random -> Formats.any(listed, random) + " ");
        put("cut off", random -> {
            String value = Formats.any(listed, random);
            return value.substring(0, value.length() - 1);
        });
    }

    private void freeForm() {
        UNSTORABLE.forEach(part -> {
            String name = inHex(part);
            values.put("a text with " + name, random -> object("a", part));
            values.put("a name with " + name, random -> object("b" + part, "a"));
            values.put("an inner text with " + name, random -> {
                ObjectNode object = Values.NODES.objectNode();
                object.putArray("x").addObject().putArray("y").add(1).add(part);
                return object;
            });
        });
    }

    private void numbers() {
        if (schema.getMinimum() != null) {
            values.put("too small", random -> Values.NODES.numberNode(schema.getMinimum().subtract(BigDecimal.ONE)));
        }
        if (schema.getMaximum() != null) {
            values.put("too great", random -> Values.NODES.numberNode(schema.getMaximum().add(BigDecimal.ONE)));
        }
    }

    private void put(String name, Function<Random, String> text) {
        values.put(name, random -> Values.NODES.textNode(text.apply(random)));
    }

    private static ObjectNode object(String name, String text) {
        return Values.NODES.objectNode().put(name, text);
    }

    private static String inHex(String text) {
        return text.chars().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }

    /** Never equal to what it was made of, as every listed value has a letter. */
    private static String swapped(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }
}
