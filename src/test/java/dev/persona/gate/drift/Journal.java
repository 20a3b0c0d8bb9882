package dev.persona.gate.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.persona.gate.ExampleCase;
import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
import dev.persona.gate.Operation;
import dev.persona.gate.Specification;
import dev.persona.gate.generated.GeneratedRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * What the server answers: to requests made from the specifications, and as the examples say, of which other tests show that they are
 * what happens. Held against a specification with a fault, it must turn the gate red.
 */
final class Journal {

    private static final long SEED = 20_261_121;
    /** Longer bodies are blanks for the most part, and take time. */
    private static final int LONG_BODY = 8192;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Journal shared;

    private final Gate gate = Gate.shared();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final Map<Operation, List<Exchange>> byOperation = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Set<String> likenesses = new HashSet<>();
    private final Map<Specification, List<Exchange>> aboutNone = new HashMap<>();

    private Journal() {
    }

    /** What is recorded on the shared server, once for all tests. */
    static synchronized Journal shared() {
        if (shared == null) {
            shared = record();
        }
        return shared;
    }

    private static Journal record() {
        Journal journal = new Journal();
        GeneratedRequests requests = GeneratedRequests.of(journal.specifications(), any -> true, exchange -> {
            if (exchange.requestBody().length < LONG_BODY) {
                journal.exchanges.add(exchange);
            }
            return exchange;
        });
        Queue<String> failures = requests.failures(SEED, 0, 2 * requests.rules());
        if (!failures.isEmpty()) {
            throw new AssertionError("wrong without a fault: " + failures);
        }
        journal.exchanges.forEach(journal::sort);
        journal.byOperation.forEach((operation, all) -> all.forEach(exchange -> journal.reached.add(operation + " " + exchange.status())));
        // The shared example of a 405 is that of one path of many.
        journal.operations().stream().flatMap(ExampleCase::responses).filter(example -> example.status() != 405)
            .map(journal::answered).toList().forEach(journal::sort);
        return journal;
    }

    /** Files an exchange, unless it is a refusal that is there already. */
    private void sort(Exchange exchange) {
        String likeness = exchange.method() + exchange.status() + gate.operation(exchange) + exchange.header("allow") + exchange.text();
        if (exchange.status() / 100 != 2 && !likenesses.add(likeness)) {
            return;
        }
        gate.operation(exchange).ifPresentOrElse(
            operation -> byOperation.computeIfAbsent(operation, any -> new ArrayList<>()).add(exchange),
            () -> gate.specification(exchange).ifPresent(each -> aboutNone.computeIfAbsent(each, any -> new ArrayList<>()).add(exchange)));
    }

    List<Specification> specifications() {
        return gate.specifications();
    }

    List<Operation> operations() {
        return specifications().stream().flatMap(each -> each.operations().stream()).toList();
    }

    /** The exchanges about an operation, and those of its specification that are about none, having a method that is not described. */
    List<Exchange> of(Operation operation) {
        List<Exchange> both = new ArrayList<>(byOperation.getOrDefault(operation, List.of()));
        both.addAll(aboutNone.getOrDefault(operation.specification(), List.of()));
        return both;
    }

    /** The answers of an operation with a status. */
    List<Exchange> of(Operation operation, int status) {
        return byOperation.getOrDefault(operation, List.of()).stream().filter(exchange -> exchange.status() == status).toList();
    }

    /** Whether requests made from the specifications lead to a status, and not only other tests. */
    boolean isReachedByRequests(Operation operation, int status) {
        return reached.contains(operation + " " + status);
    }

    /** What stood in place of a member: in answers, or in requests that were accepted. Missing where an object left it out. */
    Set<JsonNode> seen(Member member) {
        return byOperation.getOrDefault(member.operation(), List.of()).stream().filter(Journal::isOfItsContract)
            .filter(exchange -> member.status() == 0 ? exchange.status() / 100 == 2 : exchange.status() == member.status())
            .map(exchange -> member.status() == 0 ? exchange.requestBody() : exchange.body()).map(Journal::parsed)
            .filter(member::hasPlaceIn).map(member::in).collect(Collectors.toSet());
    }

    /** The bodies that an operation answers, to look at their members. */
    List<Exchange> bodies(Operation operation, int status) {
        return of(operation, status).stream().filter(Journal::isOfItsContract).filter(exchange -> exchange.body().length > 0).toList();
    }

    /** The answers to methods that an operation's specification does not describe. */
    List<Exchange> ofNone(Operation operation) {
        return aboutNone.getOrDefault(operation.specification(), List.of());
    }

    /** Some requests fail before they are about an operation. */
    private static boolean isOfItsContract(Exchange exchange) {
        return !exchange.method().equals("HEAD") && exchange.header("content-type").filter("application/problem+json"::equals).isEmpty();
    }

    static JsonNode parsed(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** An example of an answer, to a request that was accepted if it is a success. */
    private Exchange answered(ExampleCase example) {
        Exchange answer = example.exchange();
        if (example.status() / 100 != 2) {
            return answer;
        }
        Exchange accepted = of(example.operation(), example.status()).stream()
            .filter(exchange -> !exchange.method().equals("HEAD")).findFirst().orElseThrow();
        return new Exchange(accepted.method(), accepted.target(), accepted.requestHeaders(), accepted.requestBody(), answer.status(),
            answer.headers(), answer.body());
    }
}
