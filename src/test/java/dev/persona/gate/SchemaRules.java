package dev.persona.gate;

import com.atlassian.oai.validator.OpenApiInteractionValidator.SpecSource;
import com.atlassian.oai.validator.interaction.request.RequestValidator;
import com.atlassian.oai.validator.interaction.response.ResponseValidator;
import com.atlassian.oai.validator.model.ApiOperation;
import com.atlassian.oai.validator.model.ApiPathImpl;
import com.atlassian.oai.validator.model.NormalisedPathImpl;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.atlassian.oai.validator.util.OpenApiLoader;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What swagger-request-validator finds wrong with an exchange, when all that it is given is the specification and the operation. */
final class SchemaRules {

    private final OpenAPI api;
    private final ResponseValidator responses;
    private final RequestValidator requests;

    SchemaRules(Specification specification) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        options.setResolveCombinators(false);
        api = new OpenApiLoader().loadApi(SpecSource.inline(specification.text()), List.of(), options);
        MessageResolver strict = new MessageResolver();
        responses = new ResponseValidator(new SchemaValidator(api, strict), strict, api, List.of());
        // Callers may send members that a contract does not know, a body where none is read, and accept what they like where the success
        // has none.
        MessageResolver lenient = new MessageResolver(LevelResolver.create()
            .withLevel(SchemaValidator.ADDITIONAL_PROPERTIES_KEY, ValidationReport.Level.IGNORE)
            .withLevel("validation.request.body.unexpected", ValidationReport.Level.IGNORE)
            .withLevel("validation.request.accept.invalid", ValidationReport.Level.IGNORE)
            .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
            .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.IGNORE)
            .build());
        requests = new RequestValidator(new SchemaValidator(api, lenient), lenient, api, List.of());
    }

    /** What is wrong with an answer; its status is documented. */
    List<String> answer(Operation operation, Exchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(exchange.headers());
        headers.keySet().retainAll(operation.specification().names(operation.response(exchange.status()).get("headers")).stream()
            .map(name -> name.toLowerCase(Locale.ROOT)).toList());
        return errors(responses.validateResponse(new ReceivedAnswer(exchange), apiOperation(operation, operation.path()))).stream()
            // The library does not say which header it means.
            .map(fault -> fault.contains("[validation.response.header.schema") ? fault + " in " + headers : fault).toList();
    }

    /** What is wrong with a request that was answered with a success. */
    List<String> request(Operation operation, String path, Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(operation.method(), path);
        exchange.requestHeaders().forEach((name, values) -> request.withHeader(name,
            name.equals("authorization") ? values.stream().map(SchemaRules::schemeAsListed).toList() : values));
        if (exchange.requestBody().length > 0) {
            request.withBody(new JsonBytes(exchange.requestBody()));
        }
        return errors(requests.validateRequest(request.build(), apiOperation(operation, path))).stream()
            // Nor which credential it misses.
            .map(fault -> fault.contains("[validation.request.security") ? fault + " where one is asked for in " + credentials(operation) : fault)
            .toList();
    }

    private static Set<String> credentials(Operation operation) {
        Set<String> places = new TreeSet<>();
        operation.node().path("security").forEach(alternative -> operation.specification().names(alternative).forEach(name -> {
            JsonNode scheme = operation.specification().securityScheme(name);
            places.add(scheme.path("name").asText("Authorization") + " (" + name + ")");
        }));
        return places;
    }

    private ApiOperation apiOperation(Operation operation, String path) {
        PathItem.HttpMethod method = PathItem.HttpMethod.valueOf(operation.method());
        return new ApiOperation(new ApiPathImpl(operation.path(), null), new NormalisedPathImpl(path, null), method,
            api.getPaths().get(operation.path()).readOperationsMap().get(method));
    }

    /** The library compares the scheme of a credential with case, HTTP does not. */
    private static String schemeAsListed(String credential) {
        return credential.replaceFirst("(?i)^basic ", "Basic ").replaceFirst("(?i)^bearer ", "Bearer ");
    }

    private static List<String> errors(ValidationReport report) {
        return report.getMessages().stream().filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
            .filter(message -> !isBlankInPath(message))
            .map(message -> message.getMessage() + " [" + message.getKey() + "]").distinct().toList();
    }

    /** The parameters of the path are there by the route, so that a blank one is one. */
    private static boolean isBlankInPath(ValidationReport.Message message) {
        return message.getKey().equals("validation.request.parameter.missing") && message.getContext()
            .flatMap(ValidationReport.MessageContext::getParameter).filter(parameter -> parameter.getIn().equals("path")).isPresent();
    }
}
