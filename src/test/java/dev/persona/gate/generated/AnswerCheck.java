package dev.persona.gate.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.persona.gate.generated.Connection.Reply;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds an answer against what its operation documents for its status. */
final class AnswerCheck {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Routes routes;

    AnswerCheck(Routes routes) {
        this.routes = routes;
    }

    /** What is wrong; nothing if the answer is as documented. */
    List<String> complaints(Operation operation, Request request, Reply reply) {
        Optional<ApiResponse> documented = operation.response(reply.status());
        if (documented.isEmpty()) {
            return List.of("the status " + reply.status() + " is not documented");
        }
        List<String> complaints = new ArrayList<>();
        operation.headers(documented.get()).forEach((name, header) -> {
            if (Boolean.TRUE.equals(operation.resolved(header).getRequired()) && !reply.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
                complaints.add("the header " + name + " is missing");
            }
        });
        if (reply.status() == 405 && !listed(reply.headers().getOrDefault("allow", "")).equals(routes.methods(request.target()))) {
            complaints.add("Allow should be " + routes.methods(request.target()));
        }
        complaints.addAll(body(operation, operation.body(documented.get()), request, reply));
        return complaints;
    }

    /** What is wrong with problem details, which answer what is no request of any contract. */
    static List<String> problemComplaints(Request request, Reply reply) {
        if (!"application/problem+json".equals(reply.headers().get("content-type"))) {
            return List.of("the content type is not that of problem details");
        }
        if (request.method().equals("HEAD")) {
            return List.of();
        }
        return parsed(reply).filter(body -> body.path("status").asInt() == reply.status() && body.path("title").isTextual()).isPresent()
            ? List.of() : List.of("the body is no problem details");
    }

    private static List<String> body(Operation operation, Optional<Schema<?>> schema, Request request, Reply reply) {
        String contentType = reply.headers().get("content-type");
        if (schema.isEmpty()) {
            return reply.body().length == 0 && contentType == null ? List.of() : List.of("no body is documented");
        }
        if (!Operation.JSON.equals(contentType)) {
            return List.of("the content type is " + contentType);
        }
        if (request.method().equals("HEAD")) {
            return List.of();
        }
        return parsed(reply).map(value -> SchemaCheck.complaints(operation.specification(), schema.get(), value))
            .orElse(List.of("the body is not JSON"));
    }

    private static Optional<JsonNode> parsed(Reply reply) {
        try {
            return Optional.of(MAPPER.readTree(reply.text()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Set<String> listed(String allow) {
        return new TreeSet<>(List.of(allow.split("\\s*,\\s*")));
    }
}
