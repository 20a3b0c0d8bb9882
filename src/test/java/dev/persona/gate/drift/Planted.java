package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Operation;
import dev.persona.gate.Specification;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A copy of a specification, to plant a fault in. What is shared by reference becomes the place's own as it is reached, so that a fault
 * is in one place only.
 */
final class Planted {

    private final Specification original;
    private final ObjectNode root;

    private Planted(Specification original) {
        this.original = original;
        this.root = original.root().deepCopy();
    }

    /** A specification with one fault. */
    static Specification in(Specification original, Consumer<Planted> fault) {
        Planted planted = new Planted(original);
        fault.accept(planted);
        return new Specification(original.name(), planted.root);
    }

    ObjectNode root() {
        return root;
    }

    ObjectNode pathItem(Operation operation) {
        return (ObjectNode) root.path("paths").path(operation.path());
    }

    ObjectNode operation(Operation operation) {
        return (ObjectNode) pathItem(operation).path(operation.method().toLowerCase(Locale.ROOT));
    }

    ObjectNode response(Operation operation, int status) {
        return step((ObjectNode) operation(operation).path("responses"), Integer.toString(status));
    }

    /** What an operation takes (status 0) or answers. */
    ObjectNode message(Operation operation, int status) {
        return status == 0 ? step(operation(operation), "requestBody") : response(operation, status);
    }

    /** The only media type of what an operation takes or answers. */
    ObjectNode media(Operation operation, int status) {
        return (ObjectNode) message(operation, status).path("content").elements().next();
    }

    /** The schema of a member. */
    ObjectNode schema(Member member) {
        return step(properties(member), member.name());
    }

    /** The schema of the object that has a member. */
    ObjectNode object(Member member) {
        ObjectNode schema = step(media(member.operation(), member.status()), "schema");
        for (String name : member.path().subList(0, member.path().size() - 1)) {
            schema = step((ObjectNode) schema.path("properties"), name);
        }
        return schema;
    }

    ObjectNode properties(Member member) {
        return (ObjectNode) object(member).path("properties");
    }

    /** A child, with a copy of what it refers to in its place. */
    ObjectNode step(ObjectNode parent, String name) {
        JsonNode child = parent.path(name);
        if (child.has("$ref")) {
            parent.set(name, original.resolve(child).deepCopy());
        }
        return (ObjectNode) parent.path(name);
    }

    /** Takes names off a list of names. */
    static void remove(ObjectNode holder, String list, String name) {
        JsonNode names = holder.path(list);
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).asText().equals(name)) {
                ((ArrayNode) names).remove(i);
            }
        }
        if (names.isEmpty()) {
            holder.remove(list);
        }
    }
}
