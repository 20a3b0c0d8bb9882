package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Compares the operations of two specifications, paired by method and path. */
final class Operations {

    private static final Set<String> JUDGED = Set.of("operationId", "parameters", "requestBody", "responses", "security", "servers", "tags");
    private static final Set<String> JUDGED_IN_BODY = Set.of("required", "content");

    private final Spec was;
    private final Spec is;
    private final Changes changes;
    private final Contents contents;
    private final Parameters parameters;
    private final Answers answers;
    private final Security security;
    private final Servers servers;

    Operations(Spec was, Spec is, Changes changes) {
        this.was = was;
        this.is = is;
        this.changes = changes;
        Schemas schemas = new Schemas(was, is, changes);
        contents = new Contents(was, is, changes, schemas);
        parameters = new Parameters(changes, schemas, contents);
        answers = new Answers(was, is, changes, schemas, contents);
        security = new Security(was, is, changes);
        servers = new Servers(changes);
    }

    void compare() {
        servers.compare(Change.EVERY, was.root.path("servers"), is.root.path("servers"));
        Map<String, Operation> old = was.operations();
        Map<String, Operation> now = is.operations();
        old.forEach((key, operation) -> {
            if (now.containsKey(key)) {
                compare(operation, now.get(key));
            } else {
                changes.breaking(operation.label(), "", "is removed: " + operation.method() + " " + operation.path() + " is not answered any more");
            }
        });
        now.forEach((key, operation) -> {
            if (!old.containsKey(key)) {
                changes.compatible(operation.label(), "", "is new");
            }
        });
    }

    private void compare(Operation before, Operation after) {
        String label = before.label();
        if (!before.id().equals(after.id())) {
            changes.compatible(label, "", "has the operationId " + after.id() + " now: generated code changes, the wire does not");
        }
        if (!before.node().path("tags").equals(after.node().path("tags"))) {
            changes.compatible(label, "", "has other tags: generated code may move, the wire does not change");
        }
        if (before.ownServers().isArray() || after.ownServers().isArray()) {
            servers.compare(label, stated(before, was), stated(after, is));
        }
        new Words(changes).compare(new Place(label, Direction.REQUEST, ""), before.node(), after.node(), JUDGED);
        parameters.compare(before, after);
        body(label, was.follow(before.node().path("requestBody")), is.follow(after.node().path("requestBody")));
        answers.compare(before, after);
        security.compare(before, after);
    }

    private static JsonNode stated(Operation operation, Spec spec) {
        return operation.ownServers().isArray() ? operation.ownServers() : spec.root.path("servers");
    }

    private void body(String label, JsonNode before, JsonNode after) {
        Place place = new Place(label, Direction.REQUEST, "the request body");
        boolean needs = after.path("required").asBoolean();
        if (before.isMissingNode() || after.isMissingNode()) {
            if (!before.isMissingNode()) {
                changes.breaking(place, "is removed: what clients send is no longer used");
            } else if (needs) {
                changes.breaking(place, "is new and required: a request without it is refused");
            } else if (!after.isMissingNode()) {
                changes.compatible(place, "is new and optional");
            }
            return;
        }
        if (needs && !before.path("required").asBoolean()) {
            changes.breaking(place, "is required now: a request without it is refused");
        } else if (!needs && before.path("required").asBoolean()) {
            changes.compatible(place, "may be left out now");
        }
        new Words(changes).compare(place, before, after, JUDGED_IN_BODY);
        contents.compare(place, before.path("content"), after.path("content"));
    }
}
