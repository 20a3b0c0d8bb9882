package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares how much a schema allows: lengths, numbers, counts. */
final class Bounds {

    static final Set<String> KEYWORDS = Set.of("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties",
        "maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf", "uniqueItems");

    private static final Map<String, Integer> COUNTS = Map.of(
        "maxLength", 1, "minLength", -1, "maxItems", 1, "minItems", -1, "maxProperties", 1, "minProperties", -1);

    private final Changes changes;

    Bounds(Changes changes) {
        this.changes = changes;
    }

    void compare(Place place, JsonNode before, JsonNode after) {
        new TreeMap<>(COUNTS).forEach((name, sign) -> verdict(place, name, tightening(before.path(name), after.path(name), sign),
            before.path(name), after.path(name)));
        range(place, "maximum", "exclusiveMaximum", 1, before, after);
        range(place, "minimum", "exclusiveMinimum", -1, before, after);
        verdict(place, "uniqueItems", Boolean.compare(after.path("uniqueItems").asBoolean(), before.path("uniqueItems").asBoolean()),
            before.path("uniqueItems"), after.path("uniqueItems"));
        multiples(place, before.path("multipleOf"), after.path("multipleOf"));
    }

    private void range(Place place, String name, String exclusive, int sign, JsonNode before, JsonNode after) {
        int tightening = tightening(before.path(name), after.path(name), sign);
        if (tightening != 0) {
            verdict(place, name, tightening, before.path(name), after.path(name));
        } else if (after.has(name)) {
            JsonNode was = before.path(exclusive);
            JsonNode is = after.path(exclusive);
            verdict(place, exclusive, Boolean.compare(is.asBoolean(), was.asBoolean()), was, is);
        }
    }

    /** Every multiple of 6 is one of 3; 4 and 6 have some in common. */
    private void multiples(Place place, JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode()) {
            verdict(place, "multipleOf", Boolean.compare(before.isMissingNode(), after.isMissingNode()), before, after);
        } else if (before.decimalValue().compareTo(after.decimalValue()) != 0) {
            boolean tighter = divides(before, after);
            if (tighter || divides(after, before)) {
                verdict(place, "multipleOf", tighter ? 1 : -1, before, after);
            } else {
                changes.replaced(place, Changes.was("multipleOf", before, after));
            }
        }
    }

    private static boolean divides(JsonNode divisor, JsonNode number) {
        return number.decimalValue().remainder(divisor.decimalValue()).signum() == 0;
    }

    /** Positive when the new bound allows less; `sign` is 1 for an upper bound and -1 for a lower one. */
    private static int tightening(JsonNode before, JsonNode after, int sign) {
        BigDecimal was = number(before);
        BigDecimal is = number(after);
        if (was == null || is == null) {
            return Boolean.compare(was == null, is == null);
        }
        return sign * was.compareTo(is);
    }

    private static BigDecimal number(JsonNode bound) {
        return bound.isNumber() ? bound.decimalValue() : null;
    }

    private void verdict(Place place, String name, int tightening, JsonNode before, JsonNode after) {
        // A least count of 0 says nothing.
        JsonNode was = none(name, before);
        JsonNode is = none(name, after);
        if (tightening == 0 || was.isMissingNode() && is.isMissingNode()) {
            return;
        }
        if (tightening > 0) {
            changes.narrowed(place, Changes.was(name, was, is));
        } else {
            changes.widened(place, Changes.was(name, was, is));
        }
    }

    private static JsonNode none(String name, JsonNode bound) {
        boolean silent = COUNTS.getOrDefault(name, 1) < 0 && bound.isNumber() && bound.decimalValue().signum() == 0;
        return silent ? MissingNode.getInstance() : bound;
    }
}
