package dev.persona.gate.drift;

import static dev.persona.gate.drift.Probe.EXAMPLES;
import static dev.persona.gate.drift.Probe.EXCHANGES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Specifications that describe other answers than the server gives. */
final class AnswerFaults {

    private final Journal journal;
    private final List<SpecFault> faults = new ArrayList<>();

    private AnswerFaults(Journal journal) {
        this.journal = journal;
    }

    static List<SpecFault> of(Journal journal) {
        AnswerFaults all = new AnswerFaults(journal);
        for (Operation operation : journal.operations()) {
            for (int status : operation.statuses()) {
                all.answer(operation, status);
                all.headers(operation, status);
                Member.of(operation, status).forEach(all::member);
            }
        }
        return all.faults;
    }

    private void answer(Operation operation, int status) {
        String name = Integer.toString(status);
        add("a status is removed", operation, name, planted -> ((ObjectNode) planted.operation(operation).path("responses")).remove(name));
        add("a header is required that is never sent", operation, "X-Planted", planted -> planted.response(operation, status)
            .withObject("/headers").withObject("/X-Planted").put("required", true).withObject("/schema").put("type", "string"));
        if (!operation.response(status).has("content")) {
            add("a body is documented where there is none", operation, name, planted -> planted.response(operation, status)
                .withObject("/content").withObject("/application~1json").withObject("/schema").put("type", "object"));
            return;
        }
        add("a body is no longer documented", operation, name, planted -> planted.response(operation, status).remove("content"));
        add("the media type of an answer is changed", operation, "application/json", planted -> {
            ObjectNode content = (ObjectNode) planted.response(operation, status).path("content");
            content.set("application/vnd.planted+json", content.remove("application/json"));
        });
        add("an answer becomes a list", operation, "array", planted -> {
            ObjectNode media = planted.media(operation, status);
            media.set("schema", media.objectNode().put("type", "array").set("items", media.path("schema")));
        });
        operation.responseExamples(status).stream().findFirst().ifPresent(example -> {
            faults.add(new SpecFault("an example of an answer never happens", EXCHANGES, operation, List.of(operation.id(), "planted"),
                planted -> planted.media(operation, status).withObject("/examples").withObject("/planted")
                    .set("value", ((ObjectNode) example.value().deepCopy()).put("planted", true))));
            add("an example of an answer has an undocumented member", EXAMPLES, operation, "surplus", planted ->
                ((ObjectNode) planted.step(planted.media(operation, status).withObject("/examples"), example.name()).path("value"))
                    .put("surplus", 1));
        });
    }

    private void headers(Operation operation, int status) {
        operation.specification().names(operation.response(status).get("headers")).forEach(name -> {
            add("a header is removed", operation, name, planted -> ((ObjectNode) planted.response(operation, status).path("headers")).remove(name));
            add("a header is renamed", operation, "X-" + name, planted -> {
                ObjectNode headers = (ObjectNode) planted.response(operation, status).path("headers");
                headers.set("X-" + name, headers.remove(name));
            });
            add("a header gets another type", operation, name, planted -> planted.step((ObjectNode) planted.response(operation, status)
                .path("headers"), name).withObject("/schema").put("type", "boolean").remove(List.of("minimum", "format")));
        });
    }

    private void member(Member member) {
        Set<JsonNode> seen = journal.seen(member);
        if (seen.stream().allMatch(JsonNode::isMissingNode)) {
            return;
        }
        add("a required member is added to an answer", member, "planted", planted -> {
            planted.properties(member).withObject("/planted").put("type", "string");
            planted.object(member).withArray("/required").add("planted");
        });
        add("a member is removed from an answer", member, member.name(), planted -> {
            planted.properties(member).remove(member.name());
            Planted.remove(planted.object(member), "required", member.name());
        });
        add("a member of an answer is renamed", member, member.name() + "Planted", planted -> {
            planted.properties(member).set(member.name() + "Planted", planted.properties(member).remove(member.name()));
            Planted.remove(planted.object(member), "required", member.name());
            planted.object(member).withArray("/required").add(member.name() + "Planted");
        });
        if (seen.contains(NullNode.getInstance())) {
            add("a member of an answer can no longer be null", member, member.name(), planted -> planted.schema(member).put("nullable", false));
        }
        if (seen.stream().anyMatch(JsonNode::isMissingNode)) {
            add("an optional member of an answer becomes required", member, member.name(),
                planted -> planted.object(member).withArray("/required").add(member.name()));
        }
        Narrowed.of(member, seen).forEach((kind, change) ->
            add(kind + " (answer)", member, member.name(), planted -> change.accept(planted.schema(member))));
        if (seen.stream().anyMatch(value -> value.isValueNode() && !value.isNull() && !value.isMissingNode())) {
            brokenExample(member);
        }
    }

    private void brokenExample(Member member) {
        member.operation().responseExamples(member.status()).stream().filter(example -> !member.in(example.value()).isMissingNode())
            .findFirst().ifPresent(example -> add("an example of an answer has a member of a wrong type", EXAMPLES, member.operation(), member.name(),
                planted -> {
                    JsonNode value = planted.step(planted.media(member.operation(), member.status()).withObject("/examples"), example.name())
                        .path("value");
                    for (String name : member.path().subList(0, member.path().size() - 1)) {
                        value = value.path(name);
                    }
                    ((ObjectNode) value).putArray(member.name());
                }));
    }

    private void add(String kind, Member member, String named, Consumer<Planted> change) {
        add(kind, member.operation(), named, change);
    }

    private void add(String kind, Operation operation, String named, Consumer<Planted> change) {
        add(kind, EXCHANGES, operation, named, change);
    }

    private void add(String kind, Probe probe, Operation operation, String named, Consumer<Planted> change) {
        faults.add(new SpecFault(kind, probe, operation, List.of(operation.id(), named), change));
    }
}
