package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A schema with its reference followed and its `allOf` taken together, as a value must keep to all of them. */
final class Merged {

    private static final int DEEPEST = 20;

    private final Spec spec;

    Merged(Spec spec) {
        this.spec = spec;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode schema, int depth) {
        JsonNode whole = spec.follow(schema);
        if (!whole.has("allOf") || depth > DEEPEST) {
            return whole;
        }
        ObjectNode merged = whole.deepCopy();
        merged.remove("allOf");
        whole.path("allOf").forEach(part -> of(part, depth + 1).properties().forEach(entry -> merge(merged, entry.getKey(), entry.getValue())));
        return merged;
    }

    private static void merge(ObjectNode merged, String name, JsonNode value) {
        if (name.equals("properties")) {
            ObjectNode properties = merged.withObjectProperty("properties");
            value.properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        } else if (name.equals("required")) {
            ArrayNode required = merged.withArrayProperty("required");
            value.forEach(required::add);
        } else if (!merged.has(name)) {
            merged.set(name, value);
        }
    }
}
