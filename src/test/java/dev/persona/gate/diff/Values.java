package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares which values a schema allows: type, format, null, listed values, pattern. */
final class Values {

    static final Set<String> KEYWORDS = Set.of("type", "format", "nullable", "enum", "pattern", "default");

    private static final List<List<String>> WIDER_FORMATS = List.of(List.of("int32", "int64"), List.of("float", "double"));

    private final Changes changes;

    Values(Changes changes) {
        this.changes = changes;
    }

    /** Returns whether it makes sense to look further: values of another type have nothing in common with the old ones. */
    boolean compare(Place place, JsonNode before, JsonNode after) {
        String was = type(before);
        String is = type(after);
        if (!was.equals(is) && !typeChanged(place, was, is)) {
            return false;
        }
        if (was.equals(is)) {
            format(place, before.path("format"), after.path("format"));
        }
        nullable(place, before, after);
        listed(place, before, after);
        pattern(place, before.path("pattern"), after.path("pattern"));
        return true;
    }

    /** The type, as stated or as its keywords imply; empty when any will do. */
    static String type(JsonNode schema) {
        if (schema.has("type")) {
            return schema.path("type").asText();
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "";
    }

    private boolean typeChanged(Place place, String was, String is) {
        String text = "has the type " + name(is) + ", had " + name(was);
        if (is.isEmpty() || was.equals("integer") && is.equals("number")) {
            changes.widened(place, text);
        } else if (was.isEmpty() || was.equals("number") && is.equals("integer")) {
            changes.narrowed(place, text);
        } else {
            changes.replaced(place, text);
            return false;
        }
        return true;
    }

    private static String name(String type) {
        return type.isEmpty() ? "any" : type;
    }

    private void format(Place place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        String text = Changes.was("the format", before, after);
        if (before.asText().equals("password") && after.isMissingNode() || before.isMissingNode() && after.asText().equals("password")) {
            changes.compatible(place, text + ", which only concerns how it is shown");
        } else if (after.isMissingNode() || wider(before.asText(), after.asText())) {
            changes.widened(place, text);
        } else if (before.isMissingNode() || wider(after.asText(), before.asText())) {
            changes.narrowed(place, text);
        } else {
            changes.replaced(place, text);
        }
    }

    private static boolean wider(String narrow, String wide) {
        return WIDER_FORMATS.contains(List.of(narrow, wide));
    }

    /** A null that is allowed by `nullable` and ruled out by the list of values is not allowed. */
    private static boolean takesNull(JsonNode schema) {
        return schema.path("nullable").asBoolean() && (!schema.has("enum") || values(schema.path("enum")).contains("null"));
    }

    private void nullable(Place place, JsonNode before, JsonNode after) {
        if (takesNull(before) && !takesNull(after)) {
            changes.narrowed(place, "can no longer be null");
        } else if (!takesNull(before) && takesNull(after)) {
            changes.widened(place, "can be null now");
        }
    }

    private void listed(Place place, JsonNode before, JsonNode after) {
        if (!before.has("enum") || !after.has("enum")) {
            if (after.has("enum")) {
                changes.narrowed(place, "must be one of " + Changes.show(after.path("enum")) + " now");
            } else if (before.has("enum")) {
                changes.widened(place, "is no longer limited to " + Changes.show(before.path("enum")));
            }
            return;
        }
        Set<String> was = values(before.path("enum"));
        Set<String> is = values(after.path("enum"));
        // Whether null is one of them has been said.
        was.stream().filter(value -> !is.contains(value) && !value.equals("null"))
            .forEach(value -> changes.narrowed(place, "has no value " + value + " any more"));
        is.stream().filter(value -> !was.contains(value) && !value.equals("null"))
            .forEach(value -> changes.widened(place, "has the new value " + value));
    }

    private static Set<String> values(JsonNode list) {
        Set<String> values = new LinkedHashSet<>();
        list.forEach(value -> values.add(value.toString()));
        return values;
    }

    private void pattern(Place place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        String text = Changes.was("the pattern", before, after);
        if (before.isMissingNode()) {
            changes.narrowed(place, text);
        } else if (after.isMissingNode()) {
            changes.widened(place, text);
        } else {
            changes.replaced(place, text);
        }
    }

    /** What leaving out means. Where nothing can be left out, a default means nothing. */
    void defaults(Place place, JsonNode before, JsonNode after, boolean optional) {
        JsonNode was = before.path("default");
        JsonNode is = after.path("default");
        if (was.equals(is)) {
            return;
        }
        String text = "means " + Changes.show(is) + " when it is left out, meant " + Changes.show(was);
        if (optional && (place.direction() == Direction.REQUEST || !was.isMissingNode())) {
            changes.breaking(place, text);
        } else {
            changes.compatible(place, text + (optional ? "" : "; it is never left out"));
        }
    }
}
