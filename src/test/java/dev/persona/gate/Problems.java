package dev.persona.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an answer to a request that no specification describes. */
final class Problems {

    /** Of no contract, but on every answer of the server. */
    private static final String REQUEST_ID = "x-request-id";

    /** What the server has beside the contracts, to be read: its state, its metrics, the documentation, the specifications. */
    private static final Pattern STATE = Pattern.compile("/health(/liveness|/readiness)?|/metrics");
    private static final Pattern PAGES = Pattern.compile("/|/docs(/[a-z-]+\\.(js|css|svg))?|/openapi/[a-z][a-z0-9]*\\.(yaml|json)");
    /** A path and a query as RFC 3986 has them. */
    private static final Pattern TARGET = Pattern.compile("(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=-])*");
    private static final int LONG_TARGET = 4096;
    private static final int LONG_HEADERS = 8192;
    private static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {
    }

    /** Whether a request could not be read as far as its path, and was refused for that. */
    static boolean isUnreadable(Exchange exchange) {
        int headers = exchange.requestHeaders().entrySet().stream()
            .mapToInt(header -> header.getKey().length() + header.getValue().toString().length()).sum();
        return switch (exchange.status()) {
            case 400 -> !TARGET.matcher(exchange.target()).matches();
            case 414 -> exchange.target().length() > LONG_TARGET - "OPTIONS  HTTP/1.1".length();
            case 431 -> headers > LONG_HEADERS / 2;
            default -> false;
        };
    }

    /** Whether the answer says that the request could not be read as far as its path. */
    static boolean isBeforeThePath(Exchange exchange) {
        return Set.of(400, 414, 431).contains(exchange.status()) && exchange.header("content-type").filter(MEDIA_TYPE::equals).isPresent();
    }

    /** What is wrong with an answer to an address of no contract: it must be problem details (RFC 9457), or a page of the server. */
    static List<String> outside(Exchange exchange) {
        if (isPage(exchange)) {
            return List.of();
        }
        List<String> faults = new ArrayList<>(WireRules.headers(exchange, exchange.status() == 405 ? List.of("allow", REQUEST_ID) : List.of(REQUEST_ID)));
        if (exchange.status() < 400) {
            faults.add("no specification describes an address that answers " + exchange.status());
        }
        if (exchange.header("content-type").filter(MEDIA_TYPE::equals).isEmpty()) {
            faults.add("Content-Type is " + exchange.headers().get("content-type") + " and not " + MEDIA_TYPE);
        }
        faults.addAll(WireRules.body(exchange, true));
        if (faults.isEmpty() && !exchange.isHead()) {
            faults.addAll(members(exchange));
        }
        return faults;
    }

    private static boolean isPage(Exchange exchange) {
        boolean read = exchange.method().equals("GET") || exchange.isHead();
        return read && (STATE.matcher(exchange.path()).matches() && (exchange.status() == 200 || exchange.status() == 503)
            || PAGES.matcher(exchange.path()).matches() && exchange.status() < 400);
    }

    private static List<String> members(Exchange exchange) {
        try {
            JsonNode problem = WireRules.parse(exchange.text().orElseThrow());
            List<String> faults = new ArrayList<>();
            if (!problem.isObject()) {
                return List.of("the problem is not an object");
            }
            problem.fieldNames().forEachRemaining(name -> {
                if (!Set.of("type", "title", "status", "detail", "instance").contains(name)) {
                    faults.add("RFC 9457 has no member " + name);
                }
            });
            if (!problem.path("status").isInt() || problem.get("status").intValue() != exchange.status()) {
                faults.add("the problem's status is " + problem.path("status"));
            }
            if (!problem.path("type").isTextual() || !problem.path("title").isTextual()) {
                faults.add("the problem has no type or title");
            }
            return faults;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("read before", e);
        }
    }
}
