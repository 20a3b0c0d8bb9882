package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * openapi-diff's opinion. It misses breaks (defaults, formats, servers, null, ...), takes some additions for breaks, and tells the
 * operation but not always the member. So it has the last word where the comparison of the members found nothing in an operation.
 */
final class Engine {

    /** Rules that take a change for breaking whichever way it goes; {@link Schemas} and {@link Answers} know the way. */
    private static final List<String> UNDIRECTED = List.of("incompatible.schema.pattern.changed", "incompatible.schema.min-properties.changed",
        "incompatible.schema.max-properties.changed", "incompatible.schema.type.changed", "incompatible.response.header.required.increased");

    private static final List<String> SILENT = List.of("minLength", "minItems", "minProperties");

    private final ChangedOpenApi opinion;

    Engine(Spec before, Spec after) {
        OpenApiDiffOptions.Builder options = OpenApiDiffOptions.builder();
        UNDIRECTED.forEach(rule -> options.configProperty(rule, "false"));
        options.configProperty("incompatible.request.min.length.increased", "true");
        opinion = OpenApiCompare.fromContents(plain(before), plain(after), null, options.build());
    }

    /** The specification without ways of writing that make a difference to openapi-diff alone: least counts of 0, the case of header names. */
    private static String plain(Spec spec) {
        JsonNode copy = spec.root.deepCopy();
        plain(copy);
        return copy.toString();
    }

    private static void plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            SILENT.stream().filter(name -> object.path(name).isNumber() && object.path(name).asInt() == 0).forEach(object::remove);
            if (object.path("in").asText().equals("header") && object.path("name").isTextual()) {
                object.put("name", object.path("name").textValue().toLowerCase(Locale.ROOT));
            }
        }
        node.forEach(Engine::plain);
    }

    void complete(Changes changes, Spec was) {
        for (Endpoint endpoint : opinion.getMissingEndpoints()) {
            add(changes, was, endpoint.getMethod().name(), endpoint.getPathUrl(), "is removed");
        }
        for (ChangedOperation operation : opinion.getChangedOperations()) {
            if (operation.isIncompatible()) {
                add(changes, was, operation.getHttpMethod().name(), operation.getPathUrl(), "breaks in " + where(operation));
            }
        }
        if (opinion.isIncompatible() && !changes.concernClients()) {
            changes.breaking(Change.EVERY, "", "openapi-diff finds the contract incompatible");
        }
    }

    private static void add(Changes changes, Spec was, String method, String path, String text) {
        Operation known = was.operations().get(Operation.key(method, path));
        String label = known == null ? method + " " + path : known.label();
        if (!changes.concern(label)) {
            changes.breaking(label, "", text + ", says openapi-diff");
        }
    }

    private static String where(ChangedOperation operation) {
        return String.join(" and ", Stream.of(
            breaks(operation.getParameters()) ? "its parameters" : "",
            breaks(operation.getRequestBody()) ? "its request body" : "",
            breaks(operation.getApiResponses()) ? "its answers" : "",
            breaks(operation.getSecurityRequirements()) ? "its security" : "").filter(text -> !text.isEmpty()).toList());
    }

    private static boolean breaks(Changed part) {
        return part != null && part.isIncompatible();
    }
}
