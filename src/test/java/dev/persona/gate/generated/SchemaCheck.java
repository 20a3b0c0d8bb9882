package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds a value against its schema. Members that the schema does not list are wrong in an answer, although JSON Schema lets them be. */
final class SchemaCheck {

    private final Specification specification;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(Specification specification) {
        this.specification = specification;
    }

    /** What is wrong; nothing if the value is as documented. */
    static List<String> complaints(Specification specification, Schema<?> schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(specification);
        check.check("the body", schema, value);
        return check.complaints;
    }

    private void check(String where, Schema<?> reference, JsonNode value) {
        Schema<?> schema = specification.resolved(reference);
        if (value.isNull() && schema.getType() != null) {
            require(Boolean.TRUE.equals(schema.getNullable()), where + " is null");
            return;
        }
        String type = schema.getType() == null ? "" : schema.getType();
        switch (type) {
            case "string" -> text(where, schema, value);
            case "integer" -> require(value.isIntegralNumber(), where + " is no integer");
            case "number" -> require(value.isNumber(), where + " is no number");
            case "boolean" -> require(value.isBoolean(), where + " is no boolean");
            case "array" -> array(where, schema, value);
            case "object" -> object(where, schema, value);
            default -> require(!value.isMissingNode(), where + " is missing");
        }
        if (value.isNumber() && schema.getMinimum() != null) {
            require(new BigDecimal(value.asText()).compareTo(schema.getMinimum()) >= 0, where + " is too small");
        }
    }

    private void text(String where, Schema<?> schema, JsonNode value) {
        if (!value.isTextual()) {
            complaints.add(where + " is no string");
            return;
        }
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        require(schema.getMaxLength() == null || length <= schema.getMaxLength(), where + " is too long");
        require(schema.getMinLength() == null || length >= schema.getMinLength(), where + " is too short");
        require(schema.getPattern() == null || Pattern.compile(schema.getPattern()).matcher(text).find(), where + " breaks the pattern");
        require(schema.getEnum() == null || schema.getEnum().stream().map(String::valueOf).anyMatch(text::equals), where + " is not listed");
        require(!"date-time".equals(schema.getFormat()) || isDateTime(text), where + " is no date-time");
    }

    private void array(String where, Schema<?> schema, JsonNode value) {
        require(value.isArray(), where + " is no array");
        for (int i = 0; i < value.size(); i++) {
            check(where + "[" + i + "]", schema.getItems(), value.get(i));
        }
    }

    private void object(String where, Schema<?> schema, JsonNode value) {
        if (!value.isObject()) {
            complaints.add(where + " is no object");
            return;
        }
        Map<String, ?> members = Optional.<Map<String, ?>>ofNullable(schema.getProperties()).orElse(Map.of());
        Optional.ofNullable(schema.getRequired()).orElse(List.of()).forEach(name -> require(value.has(name), where + "." + name + " is missing"));
        value.properties().forEach(member -> {
            if (members.get(member.getKey()) instanceof Schema<?> documented) {
                check(where + "." + member.getKey(), documented, member.getValue());
            } else {
                require(Boolean.TRUE.equals(schema.getAdditionalProperties()), where + "." + member.getKey() + " is not documented");
            }
        });
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
