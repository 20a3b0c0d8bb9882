package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Compares two schemas member by member, with the eyes of whoever sends. */
final class Schemas {

    private static final Set<String> STRUCTURE = Set.of(
        "properties", "required", "items", "additionalProperties", "allOf", "oneOf", "anyOf", "readOnly", "writeOnly");
    private static final Set<String> JUDGED = union(STRUCTURE, Values.KEYWORDS, Bounds.KEYWORDS);

    private final Spec was;
    private final Spec is;
    private final Changes changes;
    private final Values values;
    private final Bounds bounds;
    private final Words words;
    /** Pairs of named schemas that are being compared: a schema may contain itself. */
    private final Set<String> open = new HashSet<>();

    Schemas(Spec was, Spec is, Changes changes) {
        this.was = was;
        this.is = is;
        this.changes = changes;
        this.values = new Values(changes);
        this.bounds = new Bounds(changes);
        this.words = new Words(changes);
    }

    /** Compares the schemas at a place; `optional` says whether what they describe may be left out under the new contract. */
    void compare(Place place, JsonNode oldSchema, JsonNode newSchema, boolean optional) {
        String pair = oldSchema.path("$ref").asText() + " " + newSchema.path("$ref").asText();
        boolean named = pair.length() > 1;
        if (named && !open.add(place.direction() + pair)) {
            return;
        }
        renamed(place, oldSchema, newSchema);
        JsonNode before = new Merged(was).of(oldSchema);
        JsonNode after = new Merged(is).of(newSchema);
        words.compare(place, before, after, JUDGED);
        values.defaults(place, before, after, optional);
        if (values.compare(place, before, after)) {
            bounds.compare(place, before, after);
            members(place, before, after);
            others(place, before.path("additionalProperties"), after.path("additionalProperties"));
            if (before.has("items") && after.has("items")) {
                compare(place.items(), before.path("items"), after.path("items"), false);
            }
            alternatives(place, "oneOf", before, after);
            alternatives(place, "anyOf", before, after);
        }
        if (named) {
            open.remove(place.direction() + pair);
        }
    }

    private void renamed(Place place, JsonNode before, JsonNode after) {
        String old = before.path("$ref").asText().replaceAll(".*/", "");
        String now = after.path("$ref").asText().replaceAll(".*/", "");
        if (!old.isEmpty() && !now.isEmpty() && !old.equals(now)) {
            changes.compatible(place, "has the schema " + now + ", had " + old + ": generated types change their name, the wire does not");
        }
    }

    private void members(Place place, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = sent(was, before, place.direction());
        Map<String, JsonNode> now = sent(is, after, place.direction());
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            boolean needed = requires(before, name) && old.containsKey(name);
            boolean needs = requires(after, name) && now.containsKey(name);
            Place member = place.member(name);
            if (!now.containsKey(name)) {
                removed(member);
            } else if (!old.containsKey(name)) {
                added(member, needs, before.path("additionalProperties"));
            } else {
                presence(member, needed, needs);
                compare(member, old.get(name), now.get(name), !needs);
            }
        }
    }

    private void removed(Place member) {
        changes.breaking(member, member.direction() == Direction.REQUEST
            ? "is removed: what clients send there is no longer used"
            : "is removed: clients that read it find nothing");
    }

    private void added(Place member, boolean required, JsonNode others) {
        if (member.direction() == Direction.REQUEST && required) {
            changes.breaking(member, "is new and required: a request without it is refused");
        } else if (member.direction() == Direction.RESPONSE && others.isBoolean() && !others.asBoolean()) {
            changes.breaking(member, "is new where the old contract ruled out further members");
        } else {
            changes.compatible(member, required ? "is new, and always sent" : "is new and optional");
        }
    }

    private void presence(Place member, boolean needed, boolean needs) {
        if (needed == needs) {
            return;
        }
        if (member.direction() == Direction.REQUEST && needs) {
            changes.breaking(member, "is required now: a request without it is refused");
        } else if (member.direction() == Direction.RESPONSE && !needs) {
            changes.breaking(member, "is no longer required: it can be absent from an answer");
        } else {
            changes.compatible(member, needs ? "is always sent now" : "may be left out now");
        }
    }

    /** The members that go in this direction; a required name without a schema counts, as anything may stand there. */
    private static Map<String, JsonNode> sent(Spec spec, JsonNode schema, Direction direction) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        schema.path("required").forEach(name -> members.put(name.asText(), BooleanNode.TRUE));
        schema.path("properties").properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        members.values().removeIf(member -> spec.follow(member).path(direction.excluded).asBoolean());
        return members;
    }

    private static boolean requires(JsonNode schema, String name) {
        for (JsonNode each : schema.path("required")) {
            if (each.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void others(Place place, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            compare(place.member("*"), before, after, false);
        } else if (openness(after) < openness(before)) {
            changes.narrowed(place, "has limits on further members that it did not have");
        } else if (openness(after) > openness(before)) {
            changes.widened(place, "can have further members that it could not have");
        }
    }

    private static int openness(JsonNode others) {
        return others.isObject() && !others.isEmpty() ? 1 : others.isBoolean() && !others.asBoolean() ? 0 : 2;
    }

    private void alternatives(Place place, String keyword, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = named(before.path(keyword));
        Map<String, JsonNode> now = named(after.path(keyword));
        if (old.isEmpty() != now.isEmpty()) {
            changes.replaced(place, now.isEmpty() ? "no longer has alternatives" : "has alternatives now");
            return;
        }
        old.forEach((name, schema) -> {
            if (now.containsKey(name)) {
                compare(place, schema, now.get(name), false);
            } else {
                changes.narrowed(place, "no longer has the alternative " + name);
            }
        });
        now.keySet().stream().filter(name -> !old.containsKey(name)).forEach(name -> changes.widened(place, "has the new alternative " + name));
    }

    private static Map<String, JsonNode> named(JsonNode alternatives) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        for (JsonNode each : alternatives) {
            named.put(each.has("$ref") ? each.path("$ref").asText().replaceAll(".*/", "") : "number " + (named.size() + 1), each);
        }
        return named;
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> union = new HashSet<>();
        for (Set<String> set : sets) {
            union.addAll(set);
        }
        return union;
    }
}
