package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Says what changed between two versions of a specification. */
final class SpecDiff {

    /** What {@link Operations} looks at, and how the file is written. */
    private static final Set<String> COMPARED = Set.of("openapi", "info", "servers", "paths", "components", "security");

    private SpecDiff() {
    }

    /** Every change, breaking ones first; empty exactly when the two mean and say the same, apart from the contract's version. */
    static List<Change> between(String before, String after) {
        Spec was = Spec.read(before);
        Spec is = Spec.read(after);
        JsonNode old = withoutVersion(was);
        JsonNode now = withoutVersion(is);
        if (old.equals(now)) {
            return List.of();
        }
        Changes changes = new Changes();
        new Operations(was, is, changes).compare();
        new Words(changes).compare(new Place(Change.EVERY, Direction.REQUEST, "the contract"), old, now, COMPARED);
        new Engine(was, is).complete(changes, was);
        if (!old.path("info").equals(now.path("info"))) {
            changes.text(Change.EVERY, "the introduction", "has another text, which only people read");
        }
        if (changes.all().isEmpty()) {
            changes.text(Change.EVERY, "", "is as it was; the file says it differently");
        }
        return changes.all();
    }

    private static JsonNode withoutVersion(Spec spec) {
        JsonNode copy = spec.root.deepCopy();
        if (copy.path("info").isObject()) {
            ((ObjectNode) copy.path("info")).remove("version");
        }
        return copy;
    }
}
