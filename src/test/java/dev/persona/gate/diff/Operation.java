package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One operation of a specification, with what it inherits from its path and from the whole. */
record Operation(Spec spec, String method, String path, JsonNode item, JsonNode node) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    /** What stays the same when a path parameter is renamed. */
    String key() {
        return key(method, path);
    }

    static String key(String method, String path) {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }

    /** How messages call it. */
    String label() {
        return id().isEmpty() ? method + " " + path : id() + " (" + method + " " + path + ")";
    }

    String id() {
        return node.path("operationId").asText();
    }

    /** Parameters by where they are and what they are called on the wire: a path parameter is known by its position. */
    Map<String, JsonNode> parameters() {
        List<String> variables = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            variables.add(matcher.group(1));
        }
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), node.path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = spec.follow(each);
                String name = parameter.path("name").asText();
                String in = parameter.path("in").asText();
                parameters.put(in + " " + switch (in) {
                    case "path" -> String.valueOf(variables.indexOf(name));
                    case "header" -> name.toLowerCase(Locale.ROOT);
                    default -> name;
                }, parameter);
            }
        }
        return parameters;
    }

    /** The security that holds here: its own, or the one of the whole. */
    JsonNode security() {
        return node.has("security") ? node.path("security") : spec.root.path("security");
    }

    /** The servers that it states for itself or for its path, if any. */
    JsonNode ownServers() {
        return node.has("servers") ? node.path("servers") : item.path("servers");
    }
}
