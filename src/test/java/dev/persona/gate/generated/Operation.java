package dev.persona.gate.generated;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One operation of a specification, with what it refers to put in its place. */
record Operation(Specification specification, String method, String path, PathItem item, io.swagger.v3.oas.models.Operation described) {

    static final String JSON = "application/json";

    String id() {
        return specification.name() + " " + described.getOperationId();
    }

    /** The parameters of the path and of the operation. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Optional.ofNullable(item.getParameters()).ifPresent(parameters::addAll);
        Optional.ofNullable(described.getParameters()).ifPresent(parameters::addAll);
        return parameters.stream().map(parameter -> parameter.get$ref() == null ? parameter
            : specification.document().getComponents().getParameters().get(name(parameter.get$ref()))).distinct().toList();
    }

    /** The parameters in a place: {@code path}, {@code header} or {@code query}. */
    List<Parameter> parameters(String in) {
        return parameters().stream().filter(parameter -> parameter.getIn().equals(in)).toList();
    }

    /** The schema of the body; empty if the operation takes none. */
    Optional<Schema<?>> body() {
        RequestBody body = described.getRequestBody();
        if (body != null && body.get$ref() != null) {
            body = specification.document().getComponents().getRequestBodies().get(name(body.get$ref()));
        }
        return Optional.ofNullable(body).map(RequestBody::getContent).flatMap(Operation::json).map(specification::resolved);
    }

    /** The response that is documented for a status. */
    Optional<ApiResponse> response(int status) {
        return Optional.ofNullable(described.getResponses().get(String.valueOf(status))).map(response -> response.get$ref() == null ? response
            : specification.document().getComponents().getResponses().get(name(response.get$ref())));
    }

    /** The schema of a response's body; empty if it has none. */
    Optional<Schema<?>> body(ApiResponse response) {
        return Optional.ofNullable(response.getContent()).filter(content -> !content.isEmpty())
            .map(content -> json(content).orElseThrow(() -> new IllegalStateException("only JSON is understood here")));
    }

    /** The headers of a response. */
    Map<String, Header> headers(ApiResponse response) {
        return Optional.ofNullable(response.getHeaders()).orElse(Map.of());
    }

    Header resolved(Header header) {
        return header.get$ref() == null ? header : specification.document().getComponents().getHeaders().get(name(header.get$ref()));
    }

    /** Whether a documented success has a body, so that {@code Accept} matters. */
    boolean answersWithBody() {
        return described.getResponses().keySet().stream().map(Integer::valueOf).filter(status -> status < 300)
            .flatMap(status -> response(status).stream()).anyMatch(response -> body(response).isPresent());
    }

    /** The first documented status of a success. */
    int success() {
        return described.getResponses().keySet().stream().map(Integer::valueOf).filter(status -> status < 300).sorted().findFirst().orElseThrow();
    }

    /** The security schemes of which any will do; none means that nobody has to say who they are. */
    Set<String> schemes() {
        Set<String> schemes = new TreeSet<>();
        Optional.ofNullable(described.getSecurity()).or(() -> Optional.ofNullable(specification.document().getSecurity()))
            .ifPresent(alternatives -> alternatives.forEach(alternative -> schemes.addAll(alternative.keySet())));
        return schemes;
    }

    /** A status that an extension of the operation tells. */
    Optional<Integer> status(String extension) {
        return Extensions.of(described.getExtensions()).status(extension);
    }

    private static Optional<Schema<?>> json(Content content) {
        return Optional.ofNullable(content.get(JSON)).map(type -> (Schema<?>) type.getSchema());
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
