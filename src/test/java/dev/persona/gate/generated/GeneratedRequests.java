package dev.persona.gate.generated;

import dev.persona.gate.Exchange;
import dev.persona.support.TestServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Requests that are made from specifications and sent to the shared server. */
public final class GeneratedRequests {

    /** Fewer than the server has connections to its database, so that nobody waits for one. */
    static final int CONNECTIONS = 8;

    /** Reading one takes a moment. */
    private static final Map<dev.persona.gate.Specification, Specification> READ = new WeakHashMap<>();

    private final Routes routes;
    private final Plan plan;
    private final UnaryOperator<Exchange> between;

    /**
     * Requests of some of the operations of specifications.
     *
     * @param specifications the specifications
     * @param chosen the operations that are asked for
     * @param between sees every exchange before its answer is judged; may object by an {@link AssertionError}, and may change the answer
     */
    GeneratedRequests(List<Specification> specifications, Predicate<Operation> chosen, UnaryOperator<Exchange> between) {
        List<Operation> operations = specifications.stream().flatMap(each -> each.operations().stream()).toList();
        this.routes = new Routes(operations);
        this.plan = new Plan(operations.stream().filter(chosen).toList(), routes);
        this.between = between;
    }

    /** The same for specifications as the rest of the gate has them. */
    public static GeneratedRequests of(List<dev.persona.gate.Specification> specifications, Predicate<String> operationIds,
                                       UnaryOperator<Exchange> between) {
        return new GeneratedRequests(specifications.stream().map(GeneratedRequests::read).toList(),
            each -> operationIds.test(each.described().getOperationId()), between);
    }

    private static Specification read(dev.persona.gate.Specification specification) {
        synchronized (READ) {
            return READ.computeIfAbsent(specification, each -> Specification.of(each.name() + ".yaml", each.text()));
        }
    }

    /** How many ways there are to break a rule. */
    public int rules() {
        return plan.rules();
    }

    /** Sends the requests with numbers from one to before another; what is wrong with the answers. Equal seeds make equal requests. */
    public Queue<String> failures(long seed, int first, int end) {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger(first);
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> running = IntStream.range(0, CONNECTIONS).<Future<?>>mapToObj(i -> workers.submit(() -> {
                work(seed, next, end, failures);
                return null;
            })).toList();
            for (Future<?> each : running) {
                each.get();
            }
            return failures;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private void work(long seed, AtomicInteger next, int end, Queue<String> failures) throws IOException {
        AnswerCheck check = new AnswerCheck(routes);
        try (Connection connection = new Connection(TestServer.shared().port())) {
            Wire wire = new Wire(connection, between);
            for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                Case each = plan.number(number);
                try {
                    each.run(seed, wire, check).ifPresent(failures::add);
                } catch (IOException e) {
                    failures.add("%s, %s: %s, after %s on the same connection%n  again: make generated SEED=%d CASE=%d".formatted(
                        each.operation().id(), each.rule().map(Rule::name).orElse("valid"), e, connection.last(), seed, number));
                    connection.reset();
                }
            }
        }
    }
}
