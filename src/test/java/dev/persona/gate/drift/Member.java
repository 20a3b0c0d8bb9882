package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A member of what an operation takes or answers, at any depth.
 *
 * @param operation the operation
 * @param status the status of the answer; 0 for the request
 * @param path the names that lead to the member
 * @param schema the member's schema
 * @param required whether the member is always there
 */
record Member(Operation operation, int status, List<String> path, JsonNode schema, boolean required) {

    /** All members of what an operation takes (status 0) or answers. */
    static List<Member> of(Operation operation, int status) {
        List<Member> members = new ArrayList<>();
        JsonNode schema = status == 0
            ? operation.specification().resolve(operation.node().path("requestBody")).path("content").path("application/json").path("schema")
            : operation.responseSchema(status);
        collect(operation, status, List.of(), schema, members);
        return members;
    }

    String name() {
        return path.get(path.size() - 1);
    }

    String type() {
        return schema.path("type").asText();
    }

    /** Its value in a body; missing if there is none. */
    JsonNode in(JsonNode body) {
        JsonNode value = body;
        for (String name : path) {
            value = value.isObject() ? value.path(name) : MissingNode.getInstance();
        }
        return value;
    }

    /** Whether a body has the object that the member belongs to. */
    boolean hasPlaceIn(JsonNode body) {
        JsonNode value = body;
        for (String name : path.subList(0, path.size() - 1)) {
            value = value.path(name);
        }
        return value.isObject();
    }

    private static void collect(Operation operation, int status, List<String> path, JsonNode reference, List<Member> members) {
        JsonNode schema = operation.specification().resolve(reference);
        operation.specification().names(schema.get("properties")).forEach(name -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            JsonNode property = operation.specification().resolve(schema.get("properties").get(name));
            boolean required = StreamSupport.stream(schema.path("required").spliterator(), false).anyMatch(each -> each.asText().equals(name));
            members.add(new Member(operation, status, longer, property, required));
            collect(operation, status, longer, property, members);
        });
    }
}
