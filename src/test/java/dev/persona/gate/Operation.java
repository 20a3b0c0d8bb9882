package dev.persona.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An operation as a specification describes it.
 *
 * @param specification the specification
 * @param path the path's template
 * @param method the method, in capitals
 * @param node the operation's object
 */
public record Operation(Specification specification, String path, String method, JsonNode node) {

    /**
     * An example by its name.
     *
     * @param name the name
     * @param value the value
     */
    public record Example(String name, JsonNode value) {
    }

    /** The operation's name. */
    public String id() {
        return node.path("operationId").textValue();
    }

    /** The documented statuses, in order. */
    public List<Integer> statuses() {
        return specification.names(node.get("responses")).stream().map(Integer::valueOf).sorted().toList();
    }

    /** The object that describes an answer; missing if the status is not documented. */
    public JsonNode response(int status) {
        return specification.resolve(node.path("responses").path(Integer.toString(status)));
    }

    /** The examples of a status's answer, of all its media types. */
    public List<Example> responseExamples(int status) {
        return examples(response(status));
    }

    /** The examples of the request body. */
    public List<Example> requestExamples() {
        return examples(specification.resolve(node.path("requestBody")));
    }

    /** The schema of a status's answer; missing if it has no body. */
    public JsonNode responseSchema(int status) {
        JsonNode content = response(status).path("content");
        return content.isEmpty() ? content : content.elements().next().path("schema");
    }

    /** The parameters of the operation and of its path. */
    public List<JsonNode> parameters() {
        return StreamSupport.stream(List.of(specification.pathItem(path).path("parameters"), node.path("parameters")).spliterator(), false)
            .flatMap(list -> StreamSupport.stream(list.spliterator(), false)).map(specification::resolve).toList();
    }

    /** What the path's parameters are in examples. */
    public Map<String, String> exampleVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        parameters().stream().filter(parameter -> parameter.path("in").asText().equals("path"))
            .forEach(parameter -> variables.put(parameter.path("name").asText(), parameter.path("example").asText()));
        return variables;
    }

    @Override
    public String toString() {
        return specification.name() + " " + method + " " + path + " (" + id() + ")";
    }

    private List<Example> examples(JsonNode holder) {
        return StreamSupport.stream(holder.path("content").spliterator(), false)
            .flatMap(content -> specification.names(content.get("examples")).stream()
                .map(name -> new Example(name, specification.resolve(content.get("examples").get(name)).get("value")))).toList();
    }
}
