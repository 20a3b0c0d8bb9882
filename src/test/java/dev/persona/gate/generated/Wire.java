package dev.persona.gate.generated;

import dev.persona.gate.Exchange;
import dev.persona.gate.generated.Connection.Reply;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A connection with somebody in between, who sees every exchange, may object to it, and may change the answer. */
final class Wire {

    private final Connection connection;
    private final UnaryOperator<Exchange> between;
    private String complaint;

    Wire(Connection connection, UnaryOperator<Exchange> between) {
        this.connection = connection;
        this.between = between;
    }

    Reply send(Request request) throws IOException {
        Reply reply = connection.send(request);
        complaint = null;
        try {
            return reply(between.apply(exchange(request, reply)));
        } catch (AssertionError e) {
            complaint = e.getMessage();
            return reply;
        }
    }

    /** What the one in between had against the last exchange. */
    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    private static Exchange exchange(Request request, Reply reply) {
        byte[] body = request.body() == null ? new byte[0] : request.body();
        return new Exchange(request.method(), request.target(), lists(request.headers()), body, reply.status(), lists(reply.headers()), reply.body());
    }

    private static Reply reply(Exchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Reply(exchange.status(), headers, exchange.body());
    }

    private static Map<String, List<String>> lists(Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }
}
