package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** What stands beside the contract proper: texts for people, extensions, and keywords that this program does not know. */
final class Words {

    private static final Set<String> TEXTS = Set.of("description", "summary", "title", "example", "examples", "externalDocs", "tags", "xml");
    /** Extensions with which the server takes fewer values. */
    private static final Set<String> NARROWING = Set.of("x-language-tag");
    /** Extensions with which the server reads the same text differently. */
    private static final Set<String> REINTERPRETING = Set.of("x-slashes-escaped-twice");

    private final Changes changes;

    Words(Changes changes) {
        this.changes = changes;
    }

    /** Compares every keyword but those that the caller judges itself. */
    void compare(Place place, JsonNode before, JsonNode after, Set<String> judged) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeAll(judged);
        for (String name : names) {
            if (!before.path(name).equals(after.path(name))) {
                keyword(place, name, before.path(name), after.path(name));
            }
        }
    }

    private void keyword(Place place, String name, JsonNode before, JsonNode after) {
        if (TEXTS.contains(name)) {
            changes.text(place.operation(), place.subject(), "has another " + name + ", which only people read");
        } else if (name.equals("deprecated")) {
            changes.compatible(place, after.asBoolean() ? "is deprecated now, and works as before" : "is no longer deprecated");
        } else if (NARROWING.contains(name) && before.asBoolean() != after.asBoolean()) {
            String text = Changes.was(name, before, after);
            if (after.asBoolean()) {
                changes.narrowed(place, text);
            } else {
                changes.widened(place, text);
            }
        } else if (name.startsWith("x-") && !REINTERPRETING.contains(name)) {
            changes.text(place.operation(), place.subject(), "has another extension " + name + ", which clients do not see");
        } else {
            changes.replaced(place, "has another " + Changes.was(name + ", which", before, after));
        }
    }
}
