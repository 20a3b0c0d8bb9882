package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.gate.Exchange;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that accept what they should refuse, refuse what they should accept, or refuse it in another way. */
final class BehaviourFaults {

    private final Journal journal;
    private final List<BehaviourFault> faults = new ArrayList<>();

    private BehaviourFaults(Journal journal) {
        this.journal = journal;
    }

    static Stream<BehaviourFault> of(Journal journal) {
        BehaviourFaults all = new BehaviourFaults(journal);
        journal.operations().forEach(operation -> {
            all.statuses(operation);
            all.addresses(operation);
            Member.of(operation, 0).forEach(all::member);
        });
        return all.faults.stream();
    }

    private void statuses(Operation operation) {
        for (int status : List.of(400, 401, 403, 404, 406, 409, 413, 415)) {
            if (!journal.isReachedByRequests(operation, status)) {
                continue;
            }
            add("what should be answered " + status + " is accepted", operation, "should be " + status, exchange -> exchange.status() == status
                ? like(exchange, journal.of(operation).stream().filter(Exchange::isSuccess).findFirst().orElseThrow()) : exchange);
            add("what should be answered " + status + " has the status of a success", operation, "should be " + status,
                exchange -> exchange.status() == status ? Distortion.withStatus(exchange, 200) : exchange);
            add("what should be answered " + status + " fails", operation, "should be " + status,
                exchange -> exchange.status() == status ? like(exchange, journal.of(operation, 500).get(0)) : exchange);
            operation.statuses().stream().filter(other -> other >= 400 && other < 500 && other != status
                && !journal.of(operation, other).isEmpty()).findFirst().ifPresent(other ->
                    add("what should be answered " + status + " is refused for another reason", operation, "should be " + status,
                        exchange -> exchange.status() == status ? like(exchange, journal.of(operation, other).get(0)) : exchange));
        }
    }

    private void addresses(Operation operation) {
        JsonNode servers = operation.specification().root().path("servers");
        String last = servers.get(servers.size() - 1).path("url").asText();
        add("a server is not there", operation, last, exchange -> exchange.target().startsWith(last) && exchange.isSuccess()
            ? Distortion.withStatus(exchange, 404) : exchange);
        if (operation.method().equals("GET")) {
            add("HEAD is refused", operation, "-I 'http", exchange -> exchange.method().equals("HEAD") && exchange.isSuccess()
                ? Distortion.withStatus(exchange, 405) : exchange);
        }
        add("another method is accepted", operation, "should be 405", exchange -> exchange.status() == 405
            ? like(exchange, journal.of(operation).stream().filter(Exchange::isSuccess).findFirst().orElseThrow()) : exchange);
        add("another method is not found", operation, "should be 405", exchange -> exchange.status() == 405
            ? Distortion.withStatus(exchange, 404) : exchange);
    }

    private void member(Member member) {
        Predicate<JsonNode> isText = value -> value.isTextual() && !value.textValue().isEmpty();
        if (member.schema().has("maxLength") && !member.schema().has("x-equals-path-parameter") && !member.schema().has("x-language-tag")) {
            refuses("a longest length is lowered", member, value -> value.isTextual()
                && value.textValue().codePointCount(0, value.textValue().length()) == member.schema().get("maxLength").asInt());
        }
        if (member.schema().has("enum")) {
            String listed = member.schema().get("enum").get(0).asText();
            refuses("a value of an enumeration is refused", member, value -> value.asText().equals(listed));
        }
        if (member.schema().path("nullable").asBoolean()) {
            refuses("null is refused", member, JsonNode::isNull);
        }
        if (!member.required()) {
            refuses("an optional member is required", member, "should be 2xx", JsonNode::isMissingNode);
        }
        if (member.type().equals("string")) {
            refuses("a text beyond ASCII is refused", member,
                value -> isText.test(value) && value.textValue().chars().anyMatch(character -> character > 127));
        }
    }

    private void refuses(String kind, Member member, Predicate<JsonNode> refused) {
        refuses(kind, member, member.name(), refused);
    }

    private void refuses(String kind, Member member, String named, Predicate<JsonNode> refused) {
        boolean happens = journal.seen(member).stream().anyMatch(refused);
        Optional<Exchange> refusal = journal.of(member.operation(), 400).stream().findFirst();
        if (happens && refusal.isPresent()) {
            add(kind, member.operation(), named, exchange -> {
                JsonNode body = Journal.parsed(exchange.requestBody());
                boolean meant = exchange.isSuccess() && member.hasPlaceIn(body) && refused.test(member.in(body));
                return meant ? like(exchange, refusal.get()) : exchange;
            });
        }
    }

    /** The same request, answered like another one. */
    private static Exchange like(Exchange exchange, Exchange other) {
        return new Exchange(exchange.method(), exchange.target(), exchange.requestHeaders(), exchange.requestBody(), other.status(), other.headers(),
            other.body());
    }

    private void add(String kind, Operation operation, String named, UnaryOperator<Exchange> filter) {
        faults.add(new BehaviourFault(kind, operation, named, filter));
    }
}
