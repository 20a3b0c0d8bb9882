package dev.persona.gate.drift;

import static dev.persona.gate.drift.Probe.EXCHANGES;
import static dev.persona.gate.drift.Probe.GENERATED;
import static dev.persona.gate.drift.Probe.SENT_EXAMPLES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Specifications that describe other requests than the server accepts. */
final class RequestFaults {

    private final Journal journal;
    private final List<SpecFault> faults = new ArrayList<>();

    private RequestFaults(Journal journal) {
        this.journal = journal;
    }

    static List<SpecFault> of(Journal journal) {
        RequestFaults all = new RequestFaults(journal);
        journal.operations().stream().filter(operation -> operation.node().has("requestBody")).forEach(operation -> {
            all.body(operation);
            Member.of(operation, 0).forEach(member -> {
                all.narrower(member);
                all.wider(member);
            });
        });
        return all.faults;
    }

    private void body(Operation operation) {
        add("the media type of a request is changed", EXCHANGES, operation, "application/json", planted -> {
            ObjectNode content = (ObjectNode) planted.message(operation, 0).path("content");
            content.set("application/vnd.planted+json", content.remove("application/json"));
        });
        operation.requestExamples().stream().filter(example -> operation.responseExamples(200).stream()
            .anyMatch(answer -> answer.name().equals(example.name())) && example.value().isObject()).findFirst().ifPresent(example ->
                add("an example of a request is broken", SENT_EXAMPLES, operation, example.name(), planted -> planted
                    .step(planted.media(operation, 0).withObject("/examples"), example.name()).put("value", "planted")));
        operation.statuses().forEach(status -> operation.responseExamples(status).stream().filter(example -> operation.requestExamples().stream()
            .anyMatch(request -> request.name().equals(example.name()))).findFirst().ifPresent(example ->
                add("the answer to an example of a request is another", SENT_EXAMPLES, operation, example.name(), planted ->
                    ((ObjectNode) planted.step(planted.media(operation, status).withObject("/examples"), example.name()).path("value"))
                        .put("surplus", 1))));
    }

    /** What the server accepts, the specification does not. */
    private void narrower(Member member) {
        Set<JsonNode> seen = journal.seen(member);
        add("a required member is added to a request", EXCHANGES, member.operation(), "planted", planted -> {
            planted.properties(member).withObject("/planted").put("type", "string");
            planted.object(member).withArray("/required").add("planted");
        });
        if (!member.required() && seen.stream().anyMatch(JsonNode::isMissingNode)) {
            add("an optional member of a request becomes required", EXCHANGES, member.operation(), member.name(),
                planted -> planted.object(member).withArray("/required").add(member.name()));
        }
        if (seen.stream().anyMatch(JsonNode::isNull)) {
            add("a member of a request can no longer be null", EXCHANGES, member.operation(), member.name(),
                planted -> planted.schema(member).put("nullable", false));
        }
        Narrowed.of(member, seen).forEach((kind, change) ->
            add(kind + " (request)", EXCHANGES, member.operation(), member.name(), planted -> change.accept(planted.schema(member))));
    }

    /** What the specification accepts, the server does not; or it does not refuse what it should. */
    private void wider(Member member) {
        Operation operation = member.operation();
        JsonNode schema = member.schema();
        add("a member is added to a request", GENERATED, operation, "planted: of type",
            planted -> planted.properties(member).withObject("/planted").put("type", "string"));
        if (member.required()) {
            add("a required member of a request becomes optional", GENERATED, operation, member.name(),
                planted -> Planted.remove(planted.object(member), "required", member.name()));
        }
        if (!schema.path("nullable").asBoolean()) {
            add("a member of a request may be null", GENERATED, operation, member.name(), planted -> planted.schema(member).put("nullable", true));
        }
        if (schema.has("enum")) {
            add("a value is added to an enumeration (request)", GENERATED, operation, member.name(),
                planted -> ((ArrayNode) planted.schema(member).path("enum")).add("PLANTED"));
        }
        if (schema.has("maxLength") && !schema.has("x-language-tag") && !schema.has("x-equals-path-parameter")) {
            add("a longest length is raised (request)", GENERATED, operation, member.name(),
                planted -> planted.schema(member).put("maxLength", schema.get("maxLength").asInt() + 1));
        }
        if (schema.path("minLength").asInt() > 0 && !schema.has("x-language-tag") && !schema.has("x-equals-path-parameter")
            && !schema.has("x-at-least-one-of")) {
            add("a shortest length is lowered (request)", GENERATED, operation, member.name(),
                planted -> planted.schema(member).remove(List.of("minLength", "pattern")));
        }
        if (schema.has("x-unique")) {
            add("a conflict gets another status", GENERATED, operation, member.name(),
                planted -> planted.schema(member).put("x-unique", schema.get("x-unique").asInt() == 409 ? 400 : 409));
        }
    }

    private void add(String kind, Probe probe, Operation operation, String named, Consumer<Planted> change) {
        faults.add(new SpecFault(kind, probe, operation, List.of(operation.id(), named), change));
    }
}
