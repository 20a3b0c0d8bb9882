package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Compares what a request carries beside its body. */
final class Parameters {

    private static final Set<String> JUDGED = Set.of("name", "in", "required", "schema", "content", "style", "explode", "allowEmptyValue");

    private final Changes changes;
    private final Schemas schemas;
    private final Contents contents;
    private final Words words;

    Parameters(Changes changes, Schemas schemas, Contents contents) {
        this.changes = changes;
        this.schemas = schemas;
        this.contents = contents;
        this.words = new Words(changes);
    }

    void compare(Operation before, Operation after) {
        Map<String, JsonNode> old = before.parameters();
        Map<String, JsonNode> now = after.parameters();
        old.forEach((key, parameter) -> {
            Place place = place(before, parameter);
            if (now.containsKey(key)) {
                compare(place, parameter, now.get(key));
            } else {
                changes.breaking(place, "is removed: what clients send there is no longer used");
            }
        });
        now.forEach((key, parameter) -> {
            if (!old.containsKey(key)) {
                added(place(before, parameter), parameter.path("required").asBoolean());
            }
        });
    }

    private static Place place(Operation operation, JsonNode parameter) {
        return new Place(operation.label(), Direction.REQUEST, parameter.path("in").asText() + " parameter `" + parameter.path("name").asText() + "`");
    }

    private void added(Place place, boolean required) {
        if (required) {
            changes.breaking(place, "is new and required: a request without it is refused");
        } else {
            changes.compatible(place, "is new and optional");
        }
    }

    private void compare(Place place, JsonNode before, JsonNode after) {
        if (before.path("in").asText().equals("path") && !before.path("name").equals(after.path("name"))) {
            changes.compatible(place, "is called " + after.path("name").asText() + " now: generated code changes, the wire does not");
        }
        boolean needs = after.path("required").asBoolean();
        if (needs && !before.path("required").asBoolean()) {
            changes.breaking(place, "is required now: a request without it is refused");
        } else if (!needs && before.path("required").asBoolean()) {
            changes.compatible(place, "may be left out now");
        }
        if (!style(before).equals(style(after)) || explode(before) != explode(after)) {
            changes.breaking(place, "is written differently: style " + style(after) + ", explode " + explode(after));
        }
        if (before.path("allowEmptyValue").asBoolean() != after.path("allowEmptyValue").asBoolean()) {
            if (after.path("allowEmptyValue").asBoolean()) {
                changes.widened(place, "may have an empty value now");
            } else {
                changes.narrowed(place, "may no longer have an empty value");
            }
        }
        words.compare(place, before, after, JUDGED);
        schemas.compare(place, before.path("schema"), after.path("schema"), !needs);
        contents.compare(place, before.path("content"), after.path("content"));
    }

    private static String style(JsonNode parameter) {
        String in = parameter.path("in").asText();
        return parameter.path("style").asText(in.equals("query") || in.equals("cookie") ? "form" : "simple");
    }

    private static boolean explode(JsonNode parameter) {
        return parameter.path("explode").asBoolean(style(parameter).equals("form"));
    }
}
