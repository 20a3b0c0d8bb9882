package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares the answers of an operation: statuses, headers, bodies. */
final class Answers {

    private static final Set<String> JUDGED = Set.of("headers", "content");
    private static final Set<String> JUDGED_IN_HEADER = Set.of("required", "schema");

    private final Spec was;
    private final Spec is;
    private final Changes changes;
    private final Schemas schemas;
    private final Contents contents;
    private final Words words;

    Answers(Spec was, Spec is, Changes changes, Schemas schemas, Contents contents) {
        this.was = was;
        this.is = is;
        this.changes = changes;
        this.schemas = schemas;
        this.contents = contents;
        this.words = new Words(changes);
    }

    void compare(Operation before, Operation after) {
        Map<String, JsonNode> old = was.entries(before.node().path("responses"));
        Map<String, JsonNode> now = is.entries(after.node().path("responses"));
        old.forEach((status, answer) -> {
            JsonNode counterpart = covering(now, status);
            if (counterpart == null) {
                changes.breaking(before.label(), "status " + status, "is removed: the case is answered differently now");
            } else {
                compare(before.label(), status, answer, counterpart);
            }
        });
        now.forEach((status, answer) -> {
            if (!old.containsKey(status)) {
                added(before.label(), status, covering(old, status), answer);
            }
        });
    }

    /** A client has to take an unknown 4xx or 5xx for a 400 or 500; an unknown success looks like the known one and is not. */
    private void added(String operation, String status, JsonNode old, JsonNode answer) {
        if (old != null) {
            compare(operation, status, old, answer);
        } else if (status.matches("[45].*")) {
            changes.compatible(operation, "status " + status, "is new: clients treat it as any other " + status.charAt(0) + "xx");
        } else {
            changes.breaking(operation, "status " + status, "is new: clients expect another answer to a request that succeeds");
        }
    }

    /** The answer for a status: its own, that of its class, or the default. */
    private static JsonNode covering(Map<String, JsonNode> answers, String status) {
        JsonNode ranged = answers.getOrDefault(status.charAt(0) + "XX", answers.get("default"));
        return answers.getOrDefault(status, ranged);
    }

    private void compare(String operation, String status, JsonNode before, JsonNode after) {
        Place place = new Place(operation, Direction.RESPONSE, "the " + status);
        words.compare(place, before, after, JUDGED);
        headers(operation, status, named(was, before), named(is, after));
        contents.compare(place, before.path("content"), after.path("content"));
    }

    private static Map<String, Map.Entry<String, JsonNode>> named(Spec spec, JsonNode answer) {
        Map<String, Map.Entry<String, JsonNode>> named = new LinkedHashMap<>();
        spec.entries(answer.path("headers")).entrySet().forEach(header -> named.put(header.getKey().toLowerCase(Locale.ROOT), header));
        return named;
    }

    private void headers(String operation, String status, Map<String, Map.Entry<String, JsonNode>> old, Map<String, Map.Entry<String, JsonNode>> now) {
        old.forEach((key, header) -> {
            Place place = new Place(operation, Direction.RESPONSE, "header `" + header.getKey() + "` of the " + status);
            if (!now.containsKey(key)) {
                changes.breaking(place, "is removed: clients that read it find nothing");
            } else {
                header(place, header.getValue(), now.get(key).getValue());
            }
        });
        now.forEach((key, header) -> {
            if (!old.containsKey(key)) {
                changes.compatible(operation, "header `" + header.getKey() + "` of the " + status, "is new");
            }
        });
    }

    private void header(Place place, JsonNode before, JsonNode after) {
        boolean needs = after.path("required").asBoolean();
        if (before.path("required").asBoolean() && !needs) {
            changes.breaking(place, "is no longer required: it can be absent from an answer");
        } else if (needs && !before.path("required").asBoolean()) {
            changes.compatible(place, "is always sent now");
        }
        words.compare(place, before, after, JUDGED_IN_HEADER);
        schemas.compare(place, before.path("schema"), after.path("schema"), !needs);
    }
}
