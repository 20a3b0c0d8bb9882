package dev.persona.gate.drift;

import dev.persona.gate.Exchange;
import dev.persona.gate.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer with one fault.
 *
 * @param kind what kind of fault it is
 * @param operation the operation that answers
 * @param named what the gate must name beside the operation
 * @param exchange the exchange with the faulty answer
 */
record Distortion(String kind, Operation operation, String named, Exchange exchange) {

    static Exchange withStatus(Exchange exchange, int status) {
        return new Exchange(exchange.method(), exchange.target(), exchange.requestHeaders(), exchange.requestBody(), status, exchange.headers(),
            exchange.body());
    }

    /** With other values of a header of the answer; without it if there are none. */
    static Exchange withHeader(Exchange exchange, String name, List<String> values) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.headers());
        headers.remove(name);
        if (!values.isEmpty()) {
            headers.put(name, values);
        }
        return new Exchange(exchange.method(), exchange.target(), exchange.requestHeaders(), exchange.requestBody(), exchange.status(), headers,
            exchange.body());
    }

    static Exchange withBody(Exchange exchange, String body) {
        return withBody(exchange, body.getBytes(StandardCharsets.UTF_8));
    }

    static Exchange withBody(Exchange exchange, byte[] body) {
        return new Exchange(exchange.method(), exchange.target(), exchange.requestHeaders(), exchange.requestBody(), exchange.status(),
            exchange.headers(), body);
    }
}
