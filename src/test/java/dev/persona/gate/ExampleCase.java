package dev.persona.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An example, and how it is tried.
 *
 * @param operation the operation
 * @param status the status of the answer that it is an example of; 0 for a request
 * @param example the example
 */
public record ExampleCase(Operation operation, int status, Operation.Example example) {

    /** Who calls where the path names nobody. */
    static final String SOMEBODY = "somebody";

    /** The examples of an operation's request. */
    public static Stream<ExampleCase> requests(Operation operation) {
        return operation.requestExamples().stream().map(example -> new ExampleCase(operation, 0, example));
    }

    /** The examples of all answers of an operation. */
    public static Stream<ExampleCase> responses(Operation operation) {
        return operation.statuses().stream()
            .flatMap(status -> operation.responseExamples(status).stream().map(example -> new ExampleCase(operation, status, example)));
    }

    /** An example of an answer as if it had been received, with the examples of its headers. */
    public Exchange exchange() {
        Map<String, List<String>> headers = new HashMap<>();
        JsonNode response = operation.response(status);
        Specification specification = operation.specification();
        headers.put("Content-Type", List.of(specification.names(response.get("content")).get(0)));
        specification.names(response.get("headers")).forEach(name ->
            headers.put(name, List.of(specification.resolve(response.get("headers").get(name)).path("example").asText())));
        specification.commonHeaders().forEach((name, header) -> headers.put(name, List.of(header.path("example").asText())));
        String path = operation.path();
        for (Map.Entry<String, String> variable : operation.exampleVariables().entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return new Exchange(operation.method(), path, Map.of(), new byte[0], status, headers,
            example.value().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with an example of an answer: it must follow its schema. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(operation.specification().rules().answer(operation, exchange()));
        complaints.addAll(WireRules.answer(operation, exchange()));
        return complaints.stream().map(complaint -> this + ": " + complaint).toList();
    }

    /** Sends an example of a request. What is wrong with the answer: it must be the example of the same name, or else a success. */
    public List<String> complaintsOf(ExampleServer server) {
        String userId = operation.exampleVariables().values().stream().findFirst().orElse(SOMEBODY);
        Answer answer = server.empty().with(userId, null).call(operation, userId, example.value());
        Optional<ExampleCase> documented = responses(operation).filter(each -> each.example().name().equals(example.name())).findFirst();
        boolean right = documented.map(each -> answer.status() == each.status() && each.isLike(answer, userId))
            .orElse(answer.status() / 100 == 2);
        return right ? List.of() : List.of(this + ": it is answered " + answer.status() + " " + answer.body() + " where "
            + documented.map(each -> each.status() + " " + each.example().value()).orElse("a success") + " is documented");
    }

    /** Whether an answer to a request about somebody is as this example says. */
    boolean isLike(Answer answer, String userId) {
        Map<String, String> variables = new HashMap<>();
        operation.exampleVariables().keySet().forEach(name -> variables.put(name, userId));
        return ExampleMatch.isLike(operation, status, example.value(), answer.body(), variables);
    }

    @Override
    public String toString() {
        return operation + (status == 0 ? " request" : " " + status) + " example " + example.name();
    }
}
