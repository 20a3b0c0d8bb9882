package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects changes, each once, and knows what narrowing and widening mean for whoever sends. */
final class Changes {

    private final Set<Change> found = new LinkedHashSet<>();
    private final Set<Change> texts = new LinkedHashSet<>();

    /** Every change, breaking ones first and texts last. */
    List<Change> all() {
        List<Change> all = new ArrayList<>(found);
        all.sort((one, other) -> Boolean.compare(other.breaking(), one.breaking()));
        all.addAll(texts);
        return all;
    }

    /** Whether anything but a text is known to have changed in the operation. */
    boolean concern(String operation) {
        return found.stream().anyMatch(change -> change.operation().equals(operation));
    }

    /** Whether anything but texts is known to have changed. */
    boolean concernClients() {
        return !found.isEmpty();
    }

    /** Something that only people read. */
    void text(String operation, String subject, String text) {
        texts.add(new Change(false, operation, subject, text));
    }

    void breaking(Place place, String text) {
        breaking(place.operation(), place.subject(), text);
    }

    void breaking(String operation, String subject, String text) {
        found.add(new Change(true, operation, subject, text));
    }

    void compatible(Place place, String text) {
        compatible(place.operation(), place.subject(), text);
    }

    void compatible(String operation, String subject, String text) {
        found.add(new Change(false, operation, subject, text));
    }

    /** Fewer values are possible: breaking where the client sends them. */
    void narrowed(Place place, String text) {
        found.add(new Change(place.direction().breaksWhenNarrowed(), place.operation(), place.subject(), text + ": " + place.direction().whenNarrowed));
    }

    /** More values are possible: breaking where the client receives them. */
    void widened(Place place, String text) {
        found.add(new Change(!place.direction().breaksWhenNarrowed(), place.operation(), place.subject(), text + ": " + place.direction().whenWidened));
    }

    /** Other values are possible, some fewer and some more, or nobody can tell: breaking either way. */
    void replaced(Place place, String text) {
        Direction direction = place.direction();
        breaking(place, text + ": " + (direction == Direction.REQUEST ? direction.whenNarrowed : direction.whenWidened));
    }

    /** A value as it is written in a message. */
    static String show(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "none";
        }
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    static String was(String name, JsonNode before, JsonNode after) {
        return name + " is " + show(after) + ", was " + show(before);
    }
}
