package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Changes of a member's schema after which a value that was seen no longer follows it. */
final class Narrowed {

    private static final List<String> RULES = List.of("enum", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "properties",
        "required", "additionalProperties", "items", "example");

    private final Member member;
    private final Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();

    private Narrowed(Member member) {
        this.member = member;
    }

    /** By kind. */
    static Map<String, Consumer<ObjectNode>> of(Member member, Set<JsonNode> seen) {
        Narrowed narrowed = new Narrowed(member);
        seen.stream().filter(value -> !value.isNull() && !value.isMissingNode()).findFirst().ifPresent(value -> narrowed.types());
        List<String> texts = seen.stream().filter(JsonNode::isTextual).map(JsonNode::textValue).filter(text -> !text.isEmpty()).toList();
        if (!texts.isEmpty()) {
            narrowed.texts(texts);
        }
        seen.stream().filter(JsonNode::isNumber).map(JsonNode::decimalValue).max(BigDecimal::compareTo).ifPresent(narrowed::numbers);
        return narrowed.changes;
    }

    private void types() {
        changes.put("a type is changed", schema -> schema.put("type", member.type().equals("boolean") ? "integer" : "boolean").remove(RULES));
        if (member.type().equals("string")) {
            changes.put("a text becomes an object", schema -> schema.put("type", "object").remove(RULES));
        }
    }

    private void texts(List<String> texts) {
        int longest = texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElseThrow();
        if (member.schema().has("enum")) {
            changes.put("a value of an enumeration is dropped", schema -> drop((ArrayNode) schema.path("enum"), texts.get(0)));
            changes.put("a value of an enumeration is written otherwise", schema -> {
                drop((ArrayNode) schema.path("enum"), texts.get(0));
                ((ArrayNode) schema.path("enum")).add(texts.get(0) + "_");
            });
            return;
        }
        changes.put("a pattern is narrowed", schema -> schema.put("pattern", "^planted$"));
        changes.put("a longest length is lowered", schema -> schema.put("maxLength", longest - 1));
        changes.put("a shortest length is raised", schema -> schema.put("minLength", longest + 1).remove("maxLength"));
        changes.put("an enumeration is made of a text", schema -> schema.putArray("enum").add("planted"));
        changes.put("a format is changed", schema ->
            schema.put("format", member.schema().path("format").asText().equals("date-time") ? "date" : "date-time"));
    }

    private void numbers(BigDecimal greatest) {
        changes.put("a least number is raised", schema -> schema.put("minimum", greatest.add(BigDecimal.ONE)));
        changes.put("a greatest number is lowered", schema -> schema.put("maximum", greatest.subtract(BigDecimal.ONE)).remove("minimum"));
    }

    private static void drop(ArrayNode values, String value) {
        List<JsonNode> kept = StreamSupport.stream(values.spliterator(), false).filter(each -> !each.asText().equals(value)).toList();
        values.removeAll().addAll(kept);
    }
}
