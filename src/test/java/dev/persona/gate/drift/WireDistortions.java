package dev.persona.gate.drift;

import dev.persona.gate.Exchange;
import dev.persona.gate.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Answers with another status, other headers, or a body that is not what it should be as a whole. */
final class WireDistortions {

    private static final Set<String> TRANSPORT = Set.of("date", "connection", "content-length", "content-type", "transfer-encoding");

    private final Operation operation;
    private final Exchange exchange;
    private final List<Distortion> all = new ArrayList<>();

    private WireDistortions(Operation operation, Exchange exchange) {
        this.operation = operation;
        this.exchange = exchange;
    }

    /** The faults that an answer can have. */
    static List<Distortion> of(Operation operation, Exchange exchange) {
        WireDistortions distortions = new WireDistortions(operation, exchange);
        distortions.status();
        distortions.headers();
        if (exchange.body().length > 0) {
            distortions.body();
        } else {
            distortions.empty();
        }
        return distortions.all;
    }

    private void status() {
        add("a status that is not documented", "418", Distortion.withStatus(exchange, 418));
        if (exchange.isSuccess() && !operation.statuses().contains(202)) {
            add("another success", "202", Distortion.withStatus(exchange, 202));
        }
    }

    private void headers() {
        add("a header that is not documented", "X-Powered-By", Distortion.withHeader(exchange, "X-Powered-By", List.of("planted")));
        add("a cookie", "Set-Cookie", Distortion.withHeader(exchange, "Set-Cookie", List.of("a=b")));
        exchange.headers().keySet().stream().filter(name -> !TRANSPORT.contains(name)).forEach(name -> {
            String value = exchange.headers().get(name).get(0);
            add("a header is missing", name, Distortion.withHeader(exchange, name, List.of()));
            add("a header is there twice", name, Distortion.withHeader(exchange, name, List.of(value, value)));
            if (value.matches("\\d+")) {
                add("a header of a wrong type", name, Distortion.withHeader(exchange, name, List.of("soon")));
                add("a header below its least value", name, Distortion.withHeader(exchange, name, List.of("-1")));
            }
            if (name.equals("allow")) {
                add("a method is missing in Allow", "Allow", Distortion.withHeader(exchange, name, List.of(value.replaceFirst("^\\w+(, )?", "PURGE$1"))));
                add("a method too many in Allow", "Allow", Distortion.withHeader(exchange, name, List.of(value + ", PURGE")));
            }
        });
    }

    private void body() {
        String text = exchange.text().orElseThrow();
        add("no content type", "Content-Type", Distortion.withHeader(exchange, "Content-Type", List.of()));
        add("another content type", "text/html", Distortion.withHeader(exchange, "Content-Type", List.of("text/html")));
        add("a content type with a parameter", "charset", Distortion.withHeader(exchange, "Content-Type", List.of("application/json;charset=utf-8")));
        add("a body is missing", "body", Distortion.withBody(exchange, ""));
        add("a body that is no JSON", "JSON", Distortion.withBody(exchange, "<html>"));
        add("a body that is cut off", "JSON", Distortion.withBody(exchange, text.substring(0, text.length() - 1)));
        add("a body with something behind", "JSON", Distortion.withBody(exchange, text + "1"));
        add("a body that is a list", "array", Distortion.withBody(exchange, "[" + text + "]"));
        add("a body that is null", "null", Distortion.withBody(exchange, "null"));
        add("a body that is not UTF-8", "UTF-8", Distortion.withBody(exchange, text.replaceFirst("\\{", "{\"\u00e9\":1,").getBytes(StandardCharsets.ISO_8859_1)));
        String name = text.replaceFirst("(?s)^\\s*\\{\\s*\"([^\"]+)\".*", "$1");
        add("a member twice", name, Distortion.withBody(exchange, text.replaceFirst("\\{", "{\"" + name + "\":1,")));
    }

    private void empty() {
        add(exchange.method().equals("HEAD") ? "a body in the answer to HEAD" : "a body where none is documented", "body",
            Distortion.withBody(exchange, "{}"));
        if (!exchange.method().equals("HEAD")) {
            add("a content type without a body", "Content-Type", Distortion.withHeader(exchange, "Content-Type", List.of("application/json")));
        }
    }

    private void add(String kind, String named, Exchange distorted) {
        all.add(new Distortion(kind, operation, named, distorted));
    }
}
