package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes values that a schema accepts. */
final class Values {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Specification specification;
    private final Map<String, String> pathValues;
    private final Random random;
    private final Texts texts;
    private final AnyJson anyJson;

    /** Makes values for a request to a path with these parameters, decoded. */
    Values(Specification specification, Map<String, String> pathValues, Random random) {
        this.specification = specification;
        this.pathValues = pathValues;
        this.random = random;
        this.texts = new Texts(random);
        this.anyJson = new AnyJson(random);
    }

    /** Any value of a schema, null excepted. */
    JsonNode of(Schema<?> reference) {
        Schema<?> schema = specification.resolved(reference);
        if (schema.getEnum() != null) {
            return TextNode.valueOf(String.valueOf(Formats.any(schema.getEnum().stream().filter(Objects::nonNull).toList(), random)));
        }
        return switch (String.valueOf(schema.getType())) {
            case "string" -> TextNode.valueOf(text(schema));
            case "integer" -> DecimalNode.valueOf(number(schema).setScale(0, RoundingMode.CEILING));
            case "number" -> DecimalNode.valueOf(number(schema));
            case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
            case "array" -> array(schema);
            default -> isFreeForm(schema) ? anyJson.object() : object(schema, random.nextInt(1 << 16));
        };
    }

    /** An object of a schema. The number chooses, as digits to the base of three at most, which members are there, absent, or null. */
    ObjectNode object(Schema<?> reference, int combination) {
        Schema<?> schema = specification.resolved(reference);
        ObjectNode object = NODES.objectNode();
        int digits = combination;
        for (String name : shuffled(schema.getProperties().keySet())) {
            Schema<?> member = specification.resolved(schema.getProperties().get(name));
            boolean required = isRequired(schema, name);
            boolean nullable = Boolean.TRUE.equals(member.getNullable());
            int choices = !required ? 3 : nullable ? 2 : 1;
            int choice = digits % choices;
            digits /= choices;
            if (choice == 0) {
                object.set(name, of(member));
            } else if (choice == 1 && nullable) {
                object.putNull(name);
            }
        }
        provideOneOf(schema, object);
        return object;
    }

    /** A text of a schema that a request may hold; where it must be unique it is. */
    String text(Schema<?> schema) {
        Extensions extensions = Extensions.of(schema.getExtensions());
        Optional<String> inPath = extensions.text(Extensions.EQUALS_PATH_PARAMETER).map(pathValues::get);
        if (inPath.isPresent()) {
            return inPath.get();
        }
        if (extensions.has(Extensions.LANGUAGE_TAG)) {
            return Formats.any(Formats.LANGUAGE_TAGS, random);
        }
        if ("date-time".equals(schema.getFormat())) {
            return Formats.dateTime(random);
        }
        int max = Optional.ofNullable(schema.getMaxLength()).orElse(Texts.LONG);
        int min = Math.min(max, Optional.ofNullable(schema.getMinLength()).orElse(0));
        boolean unique = extensions.status(Extensions.UNIQUE).isPresent();
        String text = texts.matching(schema.getPattern(), true, min, max);
        return !unique || text.isEmpty() || Texts.isNew(text) ? text : text(schema);
    }

    static boolean isRequired(Schema<?> schema, String member) {
        return schema.getRequired() != null && schema.getRequired().contains(member);
    }

    static boolean isFreeForm(Schema<?> schema) {
        return schema.getProperties() == null;
    }

    private void provideOneOf(Schema<?> schema, ObjectNode object) {
        List<String> names = Extensions.of(schema.getExtensions()).list(Extensions.AT_LEAST_ONE_OF).stream().map(String::valueOf).toList();
        if (!names.isEmpty() && names.stream().noneMatch(name -> isProvided(object.get(name)))) {
            String name = Formats.any(names, random);
            do {
                object.set(name, of(schema.getProperties().get(name)));
            } while (!isProvided(object.get(name)));
        }
    }

    private static boolean isProvided(JsonNode value) {
        return value != null && !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }

    private ArrayNode array(Schema<?> schema) {
        ArrayNode array = NODES.arrayNode();
        int min = Optional.ofNullable(schema.getMinItems()).orElse(0);
        int size = min + random.nextInt(Math.min(5, Optional.ofNullable(schema.getMaxItems()).orElse(min + 4) - min + 1));
        for (int i = 0; i < size; i++) {
            array.add(of(schema.getItems()));
        }
        return array;
    }

    private BigDecimal number(Schema<?> schema) {
        BigDecimal min = Optional.ofNullable(schema.getMinimum()).orElse(BigDecimal.valueOf(-1000));
        BigDecimal max = Optional.ofNullable(schema.getMaximum()).orElse(min.add(BigDecimal.valueOf(2000)));
        return random.nextInt(3) == 0 ? min : random.nextBoolean() ? max
            : min.add(max.subtract(min).multiply(BigDecimal.valueOf(random.nextInt(1000)).movePointLeft(3)));
    }

    private List<String> shuffled(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        Collections.shuffle(list, random);
        return list;
    }
}
