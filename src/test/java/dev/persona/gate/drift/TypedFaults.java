package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Operation;
import dev.persona.gate.Specification;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** Faults in a specification after which what the handlers do is no longer written in the generated types. */
final class TypedFaults {

    /**
     * A fault that the compiler has to find.
     *
     * @param kind what kind of fault it is
     * @param specification the specification with the fault
     * @param named what the compiler must name
     */
    record Fault(String kind, Specification specification, String named) {
    }

    /** One for each kind. */
    static final List<Function<Specification, Fault>> KINDS = List.of(
        TypedFaults::statusRemoved, TypedFaults::answeredMemberAdded, TypedFaults::answeredMemberRemoved, TypedFaults::acceptedMemberRemoved,
        TypedFaults::operationAdded, TypedFaults::operationRenamed, TypedFaults::acceptedMemberOfAnotherType);

    private TypedFaults() {
    }

    private static Fault statusRemoved(Specification specification) {
        Operation operation = specification.operations().get(0);
        String status = operation.statuses().get(0).toString();
        return fault("a status is removed", specification, "Status" + status, planted ->
            ((ObjectNode) planted.operation(operation).path("responses")).remove(status));
    }

    private static Fault answeredMemberAdded(Specification specification) {
        String name = answered(specification);
        return fault("a required member is added to an answer", specification, name, planted -> {
            ObjectNode schema = planted.root().withObject("/components/schemas/" + name);
            schema.withObject("/properties").withObject("/planted").put("type", "string");
            schema.withArray("/required").add("planted");
        });
    }

    private static Fault answeredMemberRemoved(Specification specification) {
        String name = answered(specification);
        return fault("a member is removed from an answer", specification, name, planted -> {
            ObjectNode schema = planted.root().withObject("/components/schemas/" + name);
            String member = specification.names(schema.path("properties")).get(0);
            schema.withObject("/properties").remove(member);
            Planted.remove(schema, "required", member);
        });
    }

    private static Fault acceptedMemberRemoved(Specification specification) {
        String name = accepted(specification);
        String member = specification.names(specification.root().at("/components/schemas/" + name + "/properties")).get(0);
        return fault("a member is removed from a request", specification, camelCase(member) + "()", planted -> {
            ObjectNode schema = planted.root().withObject("/components/schemas/" + name);
            schema.withObject("/properties").remove(member);
            Planted.remove(schema, "required", member);
        });
    }

    private static Fault acceptedMemberOfAnotherType(Specification specification) {
        String name = accepted(specification);
        String member = specification.names(specification.root().at("/components/schemas/" + name + "/properties")).get(0);
        return fault("a member of a request gets another type", specification, camelCase(member) + "()", planted ->
            planted.root().withObject("/components/schemas/" + name + "/properties").putObject(member).put("type", "array")
                .putObject("items").put("type", "integer"));
    }

    private static Fault operationAdded(Specification specification) {
        Operation operation = specification.operations().get(0);
        return fault("an operation is added", specification, "planted(", planted -> planted.root().withObject("/paths").putObject("/planted")
            .set(operation.method().toLowerCase(Locale.ROOT), planted.operation(operation).deepCopy().put("operationId", "planted")));
    }

    private static Fault operationRenamed(Specification specification) {
        Operation operation = specification.operations().get(0);
        return fault("an operation is renamed", specification, "planted(",
            planted -> planted.operation(operation).put("operationId", "planted"));
    }

    private static Fault fault(String kind, Specification specification, String named, Consumer<Planted> change) {
        return new Fault(kind, Planted.in(specification, change), named);
    }

    /** The schema of the first success that has a body. */
    private static String answered(Specification specification) {
        return specification.operations().stream()
            .flatMap(operation -> operation.statuses().stream().filter(status -> status < 300).map(operation::responseSchema))
            .filter(schema -> schema.has("$ref")).map(TypedFaults::name).findFirst().orElseThrow();
    }

    /** The schema of the last request that has a body. */
    private static String accepted(Specification specification) {
        return specification.operations().stream().map(operation -> specification.resolve(operation.node().path("requestBody"))
            .path("content").path("application/json").path("schema")).filter(schema -> schema.has("$ref"))
            .map(TypedFaults::name).reduce((first, second) -> second).orElseThrow();
    }

    private static String name(JsonNode schema) {
        String reference = schema.get("$ref").textValue();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }
}
