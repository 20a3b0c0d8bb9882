package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be wrong with the members of a body, at any depth. */
final class MemberRules {

    private static final int BAD_REQUEST = 400;

    private final Operation operation;
    private final Specification specification;
    private final List<Rule> rules = new ArrayList<>();

    MemberRules(Operation operation) {
        this.operation = operation;
        this.specification = operation.specification();
    }

    List<Rule> rules() {
        addObject(List.of(), operation.body().orElseThrow());
        return rules;
    }

    private void addObject(List<String> path, Schema<?> schema) {
        addAtLeastOneOf(path, schema);
        schema.getProperties().forEach((name, reference) -> {
            Schema<?> member = specification.resolved(reference);
            boolean required = Values.isRequired(schema, name);
            String where = String.join(".", append(path, name));
            if (required) {
                change(where + ": missing", path, object -> object.remove(name));
            }
            if (!Boolean.TRUE.equals(member.getNullable())) {
                change(where + ": null", path, object -> object.putNull(name));
            }
            WrongValues.of(member).forEach((kind, value) -> rules.add(Rule.of(where + ": " + kind, BAD_REQUEST,
                draft -> object(draft, path).set(name, value.apply(draft.random)))));
            addSemantics(path, name, member);
            if ("object".equals(member.getType()) && !Values.isFreeForm(member)) {
                addObject(append(path, name), member);
            }
        });
    }

    private void addAtLeastOneOf(List<String> path, Schema<?> schema) {
        List<String> names = Extensions.of(schema.getExtensions()).list(Extensions.AT_LEAST_ONE_OF).stream().map(String::valueOf).toList();
        if (names.isEmpty()) {
            return;
        }
        String where = String.join(".", append(path, "none of " + names));
        change(where, path, object -> object.remove(names));
        change(where + ", but null", path, object -> names.forEach(object::putNull));
        if (names.stream().map(schema.getProperties()::get).allMatch(member -> "string".equals(specification.resolved(member).getType()))) {
            change(where + ", but empty", path, object -> names.forEach(name -> object.put(name, "")));
        }
    }

    private void addSemantics(List<String> path, String name, Schema<?> member) {
        Extensions extensions = Extensions.of(member.getExtensions());
        String where = String.join(".", append(path, name));
        extensions.text(Extensions.EQUALS_PATH_PARAMETER).ifPresent(parameter -> {
            change(where + ": empty, unlike the path", path, object -> object.put(name, ""));
            change(where + ": another than in the path", path, object -> object.put(name, "somebody else"));
        });
        extensions.status(Extensions.UNIQUE).ifPresent(status ->
            rules.add(new Rule(where + ": taken", status, false, generator -> taken(generator, path, name, member))));
    }

    /** Two requests with one value, from and about two people. Other members stay out, as one of them may decide in place of this one. */
    private Draft taken(Generator generator, List<String> path, String name, Schema<?> member) {
        Draft first = generator.valid();
        String value;
        do {
            value = new Values(specification, Map.of(), generator.random).text(member);
        } while (value.isEmpty());
        minimal(generator, first, path).put(name, value);
        Draft second = generator.valid();
        minimal(generator, second, path).put(name, value);
        second.before = first;
        return second;
    }

    private ObjectNode minimal(Generator generator, Draft draft, List<String> path) {
        Values values = new Values(specification, Map.of(), generator.random);
        draft.json = Values.NODES.objectNode();
        ObjectNode object = draft.json;
        Schema<?> schema = operation.body().orElseThrow();
        addRequired(object, schema, values);
        for (String step : path) {
            schema = specification.resolved(schema.getProperties().get(step));
            object = object.withObjectProperty(step);
            addRequired(object, schema, values);
        }
        return object;
    }

    private void addRequired(ObjectNode object, Schema<?> schema, Values values) {
        List<String> names = new ArrayList<>(Optional.ofNullable(schema.getRequired()).orElse(List.of()));
        Extensions.of(schema.getExtensions()).list(Extensions.AT_LEAST_ONE_OF).forEach(name -> names.add(String.valueOf(name)));
        for (String name : names) {
            JsonNode value;
            do {
                value = values.of(schema.getProperties().get(name));
            } while (value.isTextual() && value.textValue().isEmpty());
            object.set(name, value);
        }
    }

    private void change(String name, List<String> path, Consumer<ObjectNode> change) {
        rules.add(Rule.of(name, BAD_REQUEST, draft -> change.accept(object(draft, path))));
    }

    /** The object in a body at a path, put there if it was left out. */
    private ObjectNode object(Draft draft, List<String> path) {
        ObjectNode object = draft.json;
        Schema<?> schema = operation.body().orElseThrow();
        for (String step : path) {
            schema = specification.resolved(schema.getProperties().get(step));
            if (!(object.get(step) instanceof ObjectNode)) {
                object.set(step, new Values(specification, Map.of(), draft.random).of(schema));
            }
            object = (ObjectNode) object.get(step);
        }
        return object;
    }

    private static List<String> append(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
