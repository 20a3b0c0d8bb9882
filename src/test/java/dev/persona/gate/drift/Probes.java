package dev.persona.gate.drift;

import dev.persona.gate.Coverage;
import dev.persona.gate.ExampleCase;
import dev.persona.gate.ExampleServer;
import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
import dev.persona.gate.Operation;
import dev.persona.gate.Specification;
import dev.persona.gate.generated.GeneratedRequests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The parts of the gate, tried on a specification with a fault. */
final class Probes implements AutoCloseable {

    /** Each run makes people of its own. */
    private static final AtomicLong SEED = new AtomicLong(1_000_000);

    private final Journal journal;
    private final ExampleServer server = new ExampleServer();
    private final Map<Operation, Set<String>> emptyWithoutFault = new HashMap<>();

    Probes(Journal journal) {
        this.journal = journal;
    }

    /** What the gate says about a fault. */
    Collection<String> messages(SpecFault fault) {
        Specification faulty = fault.specification();
        return switch (fault.probe()) {
            case EXCHANGES -> exchanges(fault.operation(), faulty);
            case EXAMPLES -> faulty.operations().stream().flatMap(ExampleCase::responses).flatMap(each -> each.complaints().stream()).toList();
            case SENT_EXAMPLES -> faulty.operations().stream().filter(each -> each.id().equals(fault.operation().id()))
                .flatMap(ExampleCase::requests).flatMap(each -> each.complaintsOf(server).stream()).toList();
            case GENERATED -> generated(with(faulty), fault.operation(), exchange -> exchange);
        };
    }

    /** What the gate says about an operation when there is no fault. */
    Collection<String> messagesWithoutFault(Operation operation) {
        return replayed(operation, operation.specification(), new Coverage());
    }

    @Override
    public void close() {
        server.close();
    }

    private List<String> exchanges(Operation operation, Specification faulty) {
        Set<String> emptyBefore = emptyWithoutFault.computeIfAbsent(operation, any -> {
            Coverage coverage = new Coverage();
            replayed(operation, operation.specification(), coverage);
            return empty(coverage);
        });
        Coverage coverage = new Coverage();
        List<String> messages = replayed(operation, faulty, coverage);
        empty(coverage).stream().filter(cell -> !emptyBefore.contains(cell)).forEach(cell -> messages.add("reached by no test: " + cell));
        return messages;
    }

    private List<String> replayed(Operation operation, Specification specification, Coverage coverage) {
        Gate gate = new Gate(with(specification), coverage);
        for (Exchange exchange : journal.of(operation)) {
            try {
                gate.checkUnusual(exchange);
            } catch (AssertionError e) {
                // The gate keeps what it says.
                continue;
            }
        }
        return new ArrayList<>(gate.violations());
    }

    /** What is wrong with the answers of an operation, as far as they pass a filter, to requests made from specifications. */
    static Collection<String> generated(List<Specification> specifications, Operation operation, UnaryOperator<Exchange> filter) {
        GeneratedRequests requests = GeneratedRequests.of(specifications, operation.id()::equals, filter);
        return requests.failures(SEED.incrementAndGet(), 0, 2 * requests.rules());
    }

    private List<Specification> with(Specification faulty) {
        return journal.specifications().stream().map(each -> each.name().equals(faulty.name()) ? faulty : each).toList();
    }

    private static Set<String> empty(Coverage coverage) {
        Set<String> cells = new HashSet<>();
        coverage.empty().forEach(cell -> cells.add(cell.toString()));
        return cells;
    }
}
