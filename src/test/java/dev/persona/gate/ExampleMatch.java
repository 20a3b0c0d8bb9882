package dev.persona.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares an answer with an example of it. They must be equal, but what the server chooses ({@code x-generated} in the schema: an id, a
 * time, a sequence) may be anything, also where the example repeats it in another member; and where the example repeats a variable of
 * the path, the answer must repeat its value.
 */
public final class ExampleMatch {

    private ExampleMatch() {
    }

    /**
     * Whether an answer is as an example says.
     *
     * @param operation the operation
     * @param status the status of the example
     * @param example the example's value
     * @param body the answer's body
     * @param variables the variables of the path, decoded
     */
    public static boolean isLike(Operation operation, int status, JsonNode example, String body, Map<String, String> variables) {
        try {
            JsonNode actual = WireRules.parse(body);
            JsonNode expected = WireRules.parse(example.toString());
            Map<JsonNode, Set<JsonNode>> chosen = new HashMap<>();
            collect(operation.specification(), operation.responseSchema(status), expected, actual, chosen);
            Map<String, String> texts = new HashMap<>();
            operation.exampleVariables().forEach((name, value) -> texts.put(value, variables.getOrDefault(name, value)));
            return equal(expected, actual, chosen, texts);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Finds what the server chose, and what stands in its place in the example. */
    private static void collect(Specification specification, JsonNode reference, JsonNode expected, JsonNode actual,
                                Map<JsonNode, Set<JsonNode>> chosen) {
        JsonNode schema = specification.resolve(reference);
        if (schema.path("x-generated").asBoolean() && actual.getNodeType() == expected.getNodeType()) {
            chosen.computeIfAbsent(expected, value -> new HashSet<>()).add(actual);
        }
        specification.names(expected).forEach(name ->
            collect(specification, schema.path("properties").path(name), expected.get(name), actual.path(name), chosen));
    }

    private static boolean equal(JsonNode expected, JsonNode actual, Map<JsonNode, Set<JsonNode>> chosen, Map<String, String> texts) {
        if (chosen.containsKey(expected)) {
            return chosen.get(expected).contains(actual);
        }
        if (expected.isTextual() && actual.isTextual()) {
            return expected.equals(actual) || substituted(expected.textValue(), texts).equals(actual.textValue());
        }
        if (expected.isValueNode() || expected.getNodeType() != actual.getNodeType() || expected.size() != actual.size()) {
            return expected.equals(actual);
        }
        return expected.isObject()
            ? expected.properties().stream().allMatch(member ->
                actual.has(member.getKey()) && equal(member.getValue(), actual.get(member.getKey()), chosen, texts))
            : IntStream.range(0, expected.size()).allMatch(i -> equal(expected.get(i), actual.get(i), chosen, texts));
    }

    private static String substituted(String text, Map<String, String> texts) {
        String result = text;
        for (Map.Entry<String, String> each : texts.entrySet()) {
            result = each.getKey().isEmpty() ? result : result.replace(each.getKey(), each.getValue());
        }
        return result;
    }
}
