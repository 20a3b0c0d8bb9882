package dev.persona.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an answer beside its schema: things that are there though nothing documents them, and bodies that are not JSON. */
final class WireRules {

    /** Headers that belong to HTTP and not to a contract. */
    private static final Set<String> TRANSPORT = Set.of("date", "connection", "content-length", "content-type", "transfer-encoding");
    /** Answers to pages of other origins; only where a page asks. */
    private static final String CORS = "access-control-";

    /** Names in metadata may be as long as a body, and any that callers think of, also such as hash alike. */
    private static final ObjectMapper STRICT = new ObjectMapper(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE).build())
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private WireRules() {
    }

    /** What is wrong with an answer to an operation; its status is documented. */
    static List<String> answer(Operation operation, Exchange exchange) {
        JsonNode response = operation.response(exchange.status());
        Map<String, JsonNode> common = operation.specification().commonHeaders();
        List<String> documented = new ArrayList<>(operation.specification().names(response.get("headers")));
        documented.addAll(common.keySet());
        List<String> faults = headers(exchange, documented);
        common.forEach((name, header) -> {
            Pattern pattern = Pattern.compile(header.path("schema").path("pattern").asText());
            if (exchange.header(name).filter(value -> pattern.matcher(value).matches()).isEmpty()) {
                faults.add("header " + name + " is missing or not as documented");
            }
        });
        List<String> mediaTypes = operation.specification().names(response.get("content"));
        List<String> sent = exchange.headers().getOrDefault("content-type", List.of());
        if (mediaTypes.isEmpty() && !sent.isEmpty()) {
            faults.add("there is a Content-Type though no body is documented: " + sent);
        }
        if (!mediaTypes.isEmpty() && (sent.size() != 1 || !mediaTypes.contains(sent.get(0)))) {
            faults.add("Content-Type is " + sent + " where " + mediaTypes + " is documented");
        }
        faults.addAll(body(exchange, mediaTypes.stream().anyMatch(type -> type.endsWith("json"))));
        return faults;
    }

    /** Headers that are neither documented nor part of HTTP, and headers that are there twice. */
    static List<String> headers(Exchange exchange, List<String> documented) {
        Set<String> allowed = new HashSet<>(TRANSPORT);
        documented.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT)));
        boolean crossOrigin = exchange.requestHeaders().containsKey("origin");
        List<String> faults = new ArrayList<>();
        exchange.headers().forEach((name, values) -> {
            boolean cors = crossOrigin && (name.startsWith(CORS) || name.equals("vary"));
            if (!allowed.contains(name) && !cors) {
                faults.add("header " + name + " is not documented: " + values);
            } else if (values.size() != 1 && !cors) {
                faults.add("header " + name + " is there " + values.size() + " times");
            }
        });
        return faults;
    }

    /** A body that is not strict JSON in UTF-8, or that answers a HEAD. */
    static List<String> body(Exchange exchange, boolean json) {
        if (exchange.isHead()) {
            return exchange.body().length == 0 ? List.of() : List.of("an answer to HEAD has a body");
        }
        if (!json || exchange.body().length == 0) {
            return List.of();
        }
        if (exchange.text().isEmpty()) {
            return List.of("the body is not UTF-8");
        }
        try {
            parse(exchange.text().get());
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of("the body is not strict JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads strict JSON, numbers as they are written. */
    static JsonNode parse(String text) throws JsonProcessingException {
        return STRICT.readTree(text);
    }
}
