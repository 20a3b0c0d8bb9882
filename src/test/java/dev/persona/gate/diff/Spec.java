package dev.persona.gate.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One specification as a tree, with its references followed on demand. */
final class Spec {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final YAMLMapper YAML = new YAMLMapper();

    final JsonNode root;

    private Spec(JsonNode root) {
        this.root = root;
    }

    /** Reads YAML or JSON. */
    static Spec read(String text) {
        try {
            return new Spec(YAML.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not readable as YAML: " + e.getOriginalMessage(), e);
        }
    }

    String version() {
        return root.at("/info/version").asText();
    }

    /** The node itself, or what it refers to; a missing node when that does not exist in the file. */
    JsonNode follow(JsonNode node) {
        JsonNode here = node == null ? MissingNode.getInstance() : node;
        for (int steps = 0; here.path("$ref").isTextual(); steps++) {
            String reference = here.path("$ref").textValue();
            if (!reference.startsWith("#/") || steps > 50) {
                throw new IllegalArgumentException("Only references inside the file are understood, not " + reference);
            }
            here = root.at(reference.substring(1));
        }
        return here;
    }

    /** The member of an object, references followed on both. */
    JsonNode get(JsonNode parent, String name) {
        return follow(follow(parent).path(name));
    }

    /** The operations by what their clients depend on: method and path, whatever the path's parameters are called. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        root.path("paths").properties().forEach(path -> follow(path.getValue()).properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                Operation operation = new Operation(this, entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), follow(path.getValue()), entry.getValue());
                operations.put(operation.key(), operation);
            }
        }));
        return operations;
    }

    /** The entries of an object, references followed. */
    Map<String, JsonNode> entries(JsonNode object) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        follow(object).properties().forEach(entry -> entries.put(entry.getKey(), follow(entry.getValue())));
        return entries;
    }
}
