package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares which credentials an operation takes. What a scheme is called makes no difference to a client, what it asks for does. */
final class Security {

    private final Changes changes;
    private final Map<String, JsonNode> old;
    private final Map<String, JsonNode> now;
    /** New names of schemes that were only renamed. */
    private final Map<String, String> renamed = new HashMap<>();

    Security(Spec was, Spec is, Changes changes) {
        this.changes = changes;
        old = was.entries(was.root.at("/components/securitySchemes"));
        now = is.entries(is.root.at("/components/securitySchemes"));
        old.forEach((name, scheme) -> now.forEach((other, candidate) -> {
            if (!now.containsKey(name) && !old.containsKey(other) && asked(scheme).equals(asked(candidate))) {
                renamed.putIfAbsent(name, other);
            }
        }));
    }

    void compare(Operation before, Operation after) {
        List<Map<String, Set<String>>> alternatives = alternatives(before.security());
        List<Map<String, Set<String>>> offered = alternatives(after.security());
        for (Map<String, Set<String>> alternative : alternatives) {
            Map<String, Set<String>> translated = translate(alternative);
            if (offered.stream().noneMatch(each -> satisfies(translated, each))) {
                changes.breaking(before.label(), "security", "no longer takes " + show(alternative) + ": clients with it are refused");
            }
            alternative.keySet().forEach(name -> scheme(before.label(), name));
        }
        List<Map<String, Set<String>>> known = alternatives.stream().map(this::translate).toList();
        offered.stream().filter(each -> !known.contains(each))
            .forEach(each -> changes.compatible(before.label(), "security", "takes " + show(each) + " now"));
    }

    private void scheme(String operation, String name) {
        String called = renamed.getOrDefault(name, name);
        if (!called.equals(name)) {
            changes.compatible(operation, "security scheme " + name, "is called " + called + " now, and asks for the same");
        }
        JsonNode before = old.get(name);
        JsonNode after = now.get(called);
        if (before == null || after == null) {
            return;
        }
        if (!asked(before).equals(asked(after))) {
            changes.breaking(operation, "security scheme " + name, "asks for another credential: " + asked(after) + ", was " + asked(before));
        }
        new Words(changes).compare(new Place(operation, Direction.REQUEST, "security scheme " + name), before, after, asked(before, after));
    }

    private static Set<String> asked(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>(asked(before).keySet());
        names.addAll(asked(after).keySet());
        return names;
    }

    /** What a client has to send: everything about a scheme but its texts, as HTTP compares it. */
    private static Map<String, String> asked(JsonNode scheme) {
        Map<String, String> asked = new TreeMap<>();
        ObjectNode copy = scheme.isObject() ? scheme.deepCopy() : null;
        if (copy != null) {
            copy.remove("description");
            copy.findParents("description").forEach(parent -> ((ObjectNode) parent).remove("description"));
            boolean header = copy.path("in").asText().equals("header");
            copy.properties().forEach(entry -> {
                boolean anyCase = entry.getKey().equals("scheme") || header && entry.getKey().equals("name");
                if (!entry.getKey().startsWith("x-")) {
                    asked.put(entry.getKey(), anyCase ? entry.getValue().asText().toLowerCase(Locale.ROOT) : Changes.show(entry.getValue()));
                }
            });
        }
        return asked;
    }

    /** No statement at all means that no credential is needed, as an empty alternative does. */
    private static List<Map<String, Set<String>>> alternatives(JsonNode security) {
        List<Map<String, Set<String>>> alternatives = new ArrayList<>();
        for (JsonNode each : security) {
            Map<String, Set<String>> schemes = new LinkedHashMap<>();
            each.properties().forEach(entry -> {
                Set<String> scopes = new LinkedHashSet<>();
                entry.getValue().forEach(scope -> scopes.add(scope.asText()));
                schemes.put(entry.getKey(), scopes);
            });
            alternatives.add(schemes);
        }
        return alternatives.isEmpty() ? List.of(Map.of()) : alternatives;
    }

    private Map<String, Set<String>> translate(Map<String, Set<String>> alternative) {
        Map<String, Set<String>> translated = new LinkedHashMap<>();
        alternative.forEach((name, scopes) -> translated.put(renamed.getOrDefault(name, name), scopes));
        return translated;
    }

    /** Whether a client that sends these credentials has all that is asked for. */
    private static boolean satisfies(Map<String, Set<String>> sent, Map<String, Set<String>> asked) {
        return asked.entrySet().stream().allMatch(each -> sent.containsKey(each.getKey()) && sent.get(each.getKey()).containsAll(each.getValue()));
    }

    private static String show(Map<String, Set<String>> alternative) {
        return alternative.isEmpty() ? "requests without credentials" : String.join(" with ", alternative.keySet());
    }
}
