package dev.persona.gate.drift;

import static dev.persona.gate.drift.Probe.EXCHANGES;
import static dev.persona.gate.drift.Probe.GENERATED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Specifications that describe other addresses, methods, parameters and credentials than the server has. */
final class PlaceFaults {

    private final List<SpecFault> faults = new ArrayList<>();

    private PlaceFaults() {
    }

    static List<SpecFault> of(Journal journal) {
        PlaceFaults all = new PlaceFaults();
        for (Operation operation : journal.operations()) {
            all.addresses(operation);
            all.servers(operation);
            all.credentials(operation);
            all.parameters(operation);
            all.statuses(operation);
        }
        return all.faults;
    }

    private void addresses(Operation operation) {
        String method = operation.method().toLowerCase(Locale.ROOT);
        add("an operation is removed", EXCHANGES, operation, List.of(operation.method(), operation.path().split("\\{")[0]), planted -> {
            planted.pathItem(operation).remove(method);
            if (operation.specification().operations().stream().filter(each -> each.path().equals(operation.path())).count() == 1) {
                ((ObjectNode) planted.root().path("paths")).remove(operation.path());
            }
        });
        add("an operation is added", EXCHANGES, operation, List.of("planted", operation.statuses().get(0).toString()), planted -> planted.pathItem(operation)
            .set("trace", planted.operation(operation).deepCopy().put("operationId", "planted")));
        add("an operation gets another method", EXCHANGES, operation, List.of(operation.id(), "TRACE"), planted ->
            planted.pathItem(operation).set("trace", planted.pathItem(operation).remove(method)));
        add("a path is renamed", EXCHANGES, operation, List.of(operation.id(), "/planted"), planted -> {
            ObjectNode paths = (ObjectNode) planted.root().path("paths");
            paths.set("/planted" + operation.path(), paths.remove(operation.path()));
        });
    }

    private void servers(Operation operation) {
        JsonNode servers = operation.specification().root().path("servers");
        String last = servers.get(servers.size() - 1).path("url").asText();
        add("a server is removed", EXCHANGES, operation, List.of(operation.method(), last), planted -> {
            ((ArrayNode) planted.root().path("servers")).remove(servers.size() - 1);
            if (servers.size() == 1) {
                ((ArrayNode) planted.root().path("servers")).addObject().put("url", "/planted");
            }
        });
        add("a server is added", GENERATED, operation, List.of(operation.id(), "/planted"),
            planted -> ((ArrayNode) planted.root().path("servers")).addObject().put("url", "/planted"));
    }

    private void credentials(Operation operation) {
        add("credentials are no longer asked for", GENERATED, operation, List.of(operation.id(), "401"),
            planted -> planted.operation(operation).putArray("security"));
        add("another credential is asked for", EXCHANGES, operation, List.of(operation.id(), "X-Planted"), planted -> {
            planted.root().withObject("/components/securitySchemes/Planted").put("type", "apiKey").put("in", "header").put("name", "X-Planted");
            planted.operation(operation).putArray("security").addObject().putArray("Planted");
        });
        JsonNode schemes = operation.specification().root().path("components").path("securitySchemes");
        operation.specification().names(schemes).stream().filter(name -> schemes.get(name).path("scheme").asText().equals("bearer")).findFirst()
            .ifPresent(name -> add("the scheme of a credential is changed", EXCHANGES, operation, List.of(operation.id(), "Authorization"), planted -> {
                planted.root().withObject("/components/securitySchemes/" + name).put("scheme", "basic").remove("bearerFormat");
                planted.operation(operation).putArray("security").addObject().putArray(name);
            }));
    }

    private void parameters(Operation operation) {
        for (String in : List.of("header", "query")) {
            add("a " + in + " parameter is required", EXCHANGES, operation, List.of(operation.id(), "X-Planted"), planted -> planted.operation(operation)
                .withArray("/parameters").addObject().put("name", "X-Planted").put("in", in).put("required", true).withObject("/schema")
                .put("type", "string"));
        }
        operation.parameters().stream().filter(parameter -> parameter.path("in").asText().equals("path")).forEach(parameter -> {
            String name = parameter.path("name").asText();
            int longest = parameter.path("schema").path("maxLength").asInt();
            add("a parameter of the path is made shorter", EXCHANGES, operation, List.of(operation.id(), name), planted ->
                parameter(planted, operation, name).put("maxLength", 1));
            add("a parameter of the path is made longer", GENERATED, operation, List.of(operation.id(), name), planted ->
                parameter(planted, operation, name).put("maxLength", longest + 1));
        });
    }

    private void statuses(Operation operation) {
        add("a status is added", EXCHANGES, operation, List.of(operation.id(), "451"), planted -> planted.operation(operation)
            .withObject("/responses").withObject("/451").put("description", "Planted"));
        for (String extension : List.of("x-unknown-user", "x-user-token-refused")) {
            if (operation.node().has(extension)) {
                add(extension + " has another status", GENERATED, operation, List.of(operation.id(), "409"),
                    planted -> planted.operation(operation).put(extension, 409));
            }
        }
    }

    private static ObjectNode parameter(Planted planted, Operation operation, String name) {
        for (ObjectNode holder : List.of(planted.pathItem(operation), planted.operation(operation))) {
            JsonNode list = holder.path("parameters");
            for (int i = 0; i < list.size(); i++) {
                ObjectNode resolved = operation.specification().resolve(list.get(i)).deepCopy();
                if (resolved.path("name").asText().equals(name)) {
                    ((ArrayNode) list).set(i, resolved);
                    return planted.step(resolved, "schema");
                }
            }
        }
        throw new IllegalStateException(name);
    }

    private void add(String kind, Probe probe, Operation operation, List<String> named, Consumer<Planted> change) {
        faults.add(new SpecFault(kind, probe, operation, named, change));
    }
}
