package dev.persona.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Holds every exchange against the specifications, which are all that it knows: the address must be described, the status documented for
 * the operation, headers and body as documented with nothing besides, and a request that was accepted must be one that the specification
 * allows. What passes is counted in the {@link Coverage}.
 */
public final class Gate {

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Gate SHARED = new Gate(Specification.allIn(Path.of("openapi")), new Coverage());

    private final List<Specification> specifications;
    private final Addresses addresses;
    private final Coverage coverage;
    private final List<String> violations = new ArrayList<>();

    /** A gate for given specifications, which counts in a given table. */
    public Gate(List<Specification> specifications, Coverage coverage) {
        this.specifications = List.copyOf(specifications);
        this.coverage = coverage;
        addresses = new Addresses(specifications);
        specifications.forEach(coverage::add);
    }

    /** The gate that all tests go through, for the specifications of this project. */
    public static Gate shared() {
        return SHARED;
    }

    /** The specifications, sorted by name. */
    public List<Specification> specifications() {
        return specifications;
    }

    /** The specification that describes the address of an exchange; empty if none does. */
    public Optional<Specification> specification(Exchange exchange) {
        return addresses.find(exchange.method(), exchange.path()).map(match -> match.route().specification());
    }

    /** The operation that an exchange is about; empty if it is about none. */
    public Optional<Operation> operation(Exchange exchange) {
        return addresses.find(exchange.method(), exchange.path()).filter(match -> !match.route().absent())
            .flatMap(match -> match.route().operation(exchange.method()));
    }

    /** What was reached by the exchanges that passed. */
    public Coverage coverage() {
        return coverage;
    }

    /** What was found wrong so far, also where a test did not look at the failure. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Fails if an exchange is not as the specifications say; the message tells the operation, the status and everything that is wrong. */
    public void check(Exchange exchange) {
        if (!isPreflight(exchange)) {
            addresses.find(exchange.method(), exchange.path()).filter(match -> !Problems.isUnreadable(exchange))
                .ifPresentOrElse(match -> described(match, exchange), () -> fail("no contract", exchange, Problems.outside(exchange)));
        }
    }

    /** The same for a request that no HTTP client would make, and that may have been refused before its path was known. */
    public void checkUnusual(Exchange exchange) {
        if (Problems.isBeforeThePath(exchange)) {
            fail("no contract", exchange, Problems.outside(exchange));
        } else {
            check(exchange);
        }
    }

    /** The same for an answer from a port that serves none of the specifications. */
    public void checkOutside(Exchange exchange) {
        fail("no contract", exchange, Problems.outside(exchange));
    }

    private void described(Addresses.Match match, Exchange exchange) {
        Optional<Operation> described = match.route().operation(exchange.method());
        // An address behind a server that does not exist is answered alike whatever the method.
        Operation operation = described.orElseGet(() -> match.route().operations().get(0));
        List<String> faults = new ArrayList<>();
        if (!operation.statuses().contains(exchange.status())) {
            faults.add("this status is not documented" + bodyOf(exchange));
        } else {
            if (match.route().absent() && exchange.status() != 404 && exchange.status() != 400) {
                faults.add("the server does not exist, so 404 was expected (or 400 for an address that cannot be read)");
            } else if (!match.route().absent() && described.isEmpty() && exchange.status() != METHOD_NOT_ALLOWED) {
                faults.add("the path does not describe this method, so 405 was expected");
            }
            faults.addAll(answer(operation, exchange));
            if (exchange.isSuccess()) {
                operation.specification().rules().request(operation, requestPath(operation, match), exchange)
                    .forEach(fault -> faults.add("it was accepted, although: " + fault));
            }
        }
        fail(operation.toString(), exchange, faults);
        (described.isPresent() ? List.of(operation) : match.route().operations()).stream()
            .filter(reached -> reached.statuses().contains(exchange.status()))
            .forEach(reached -> coverage.reached(reached, exchange, match.variables()));
    }

    private List<String> answer(Operation operation, Exchange exchange) {
        List<String> faults = new ArrayList<>(WireRules.answer(operation, exchange));
        operation.specification().rules().answer(operation, exchange).stream()
            // A HEAD is answered like a GET, but without the body.
            .filter(fault -> !exchange.isHead() || !fault.contains("[validation.response.body.missing]")).forEach(faults::add);
        if (exchange.status() == METHOD_NOT_ALLOWED && exchange.header("allow").isPresent()
            && !new TreeSet<>(List.of(exchange.header("allow").get().split(", *"))).equals(addresses.methods(exchange.path()))) {
            faults.add("Allow is " + exchange.header("allow").get() + " where the path describes " + addresses.methods(exchange.path()));
        }
        return faults;
    }

    /** The path as the library is to see it: it takes a plus sign for a blank, and does not know of slashes that are escaped twice. */
    private static String requestPath(Operation operation, Addresses.Match match) {
        String path = operation.path();
        for (Map.Entry<String, String> variable : match.variables().entrySet()) {
            boolean twice = operation.parameters().stream().anyMatch(parameter ->
                parameter.path("name").asText().equals(variable.getKey()) && parameter.path("x-slashes-escaped-twice").asBoolean());
            String value = variable.getValue().replace("+", "%2B");
            path = path.replace("{" + variable.getKey() + "}",
                twice ? value.replaceAll("(?i)%25(2f|5c)", "%$1") : value);
        }
        return path;
    }

    /** A browser asks on behalf of a page whether it may call; that is between browsers and the server. */
    private static boolean isPreflight(Exchange exchange) {
        return exchange.method().equals("OPTIONS") && exchange.requestHeaders().containsKey("access-control-request-method")
            && exchange.isSuccess() && exchange.headers().containsKey("access-control-allow-origin");
    }

    private static String bodyOf(Exchange exchange) {
        return exchange.body().length == 0 ? "" : ", nor is its body: " + exchange.text().orElse("(not UTF-8)");
    }

    private void fail(String subject, Exchange exchange, List<String> faults) {
        if (!faults.isEmpty()) {
            String violation = subject + ": " + exchange.method() + " " + exchange.target() + " was answered " + exchange.status() + "\n  - "
                + String.join("\n  - ", faults);
            synchronized (this) {
                violations.add(violation);
            }
            throw new AssertionError(violation);
        }
    }
}
