package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares the media types of a body, and what each carries. */
final class Contents {

    private static final Set<String> JUDGED = Set.of("schema");

    private final Spec was;
    private final Spec is;
    private final Changes changes;
    private final Schemas schemas;
    private final Words words;

    Contents(Spec was, Spec is, Changes changes, Schemas schemas) {
        this.was = was;
        this.is = is;
        this.changes = changes;
        this.schemas = schemas;
        this.words = new Words(changes);
    }

    void compare(Place place, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = byType(was, before);
        Map<String, JsonNode> now = byType(is, after);
        boolean request = place.direction() == Direction.REQUEST;
        old.forEach((type, content) -> {
            if (now.containsKey(type)) {
                words.compare(place, content, now.get(type), JUDGED);
                schemas.compare(place, content.path("schema"), now.get(type).path("schema"), false);
            } else {
                changes.breaking(place, request ? "can no longer be sent as " + type : "is no longer sent as " + type);
            }
        });
        now.keySet().stream().filter(type -> !old.containsKey(type))
            .forEach(type -> changes.compatible(place, request ? "can be sent as " + type + " too" : "can come as " + type + " now"));
    }

    private static Map<String, JsonNode> byType(Spec spec, JsonNode content) {
        Map<String, JsonNode> byType = new LinkedHashMap<>();
        spec.entries(content).forEach((type, media) -> byType.put(type.toLowerCase(Locale.ROOT).replaceAll("\\s", ""), media));
        return byType;
    }
}
