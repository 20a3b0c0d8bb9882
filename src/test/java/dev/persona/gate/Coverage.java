package dev.persona.gate;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tests reached what is documented: every status of every operation, and every named example of an answer. */
public final class Coverage {

    /**
     * Something that is documented.
     *
     * @param operation the operation
     * @param status the status of an answer
     * @param example the name of an example of that answer; null for the answer itself
     */
    public record Cell(Operation operation, int status, String example) {

        @Override
        public String toString() {
            return operation + " " + status + (example == null ? "" : " example " + example);
        }
    }

    private final Map<Cell, Set<String>> testsByCell = new LinkedHashMap<>();

    /** Adds all cells of a specification, empty. */
    void add(Specification specification) {
        specification.operations().forEach(operation -> operation.statuses().forEach(status -> {
            testsByCell.put(new Cell(operation, status, null), new TreeSet<>());
            operation.responseExamples(status).forEach(example ->
                testsByCell.put(new Cell(operation, status, example.name()), new TreeSet<>()));
        }));
    }

    /** Counts an exchange that passed. */
    synchronized void reached(Operation operation, Exchange exchange, Map<String, String> sentVariables) {
        String test = RunningTest.name();
        testsByCell.get(new Cell(operation, exchange.status(), null)).add(test);
        if (exchange.body().length > 0) {
            Map<String, String> variables = new LinkedHashMap<>();
            sentVariables.forEach((name, value) -> variables.put(name, decoded(value)));
            operation.responseExamples(exchange.status()).stream()
                .filter(example -> ExampleMatch.isLike(operation, exchange.status(), example.value(), exchange.text().orElse(""), variables))
                .forEach(example -> testsByCell.get(new Cell(operation, exchange.status(), example.name())).add(test));
        }
    }

    /** What is documented, and the tests that reached it, in the order of the specifications. */
    public synchronized Map<Cell, Set<String>> cells() {
        Map<Cell, Set<String>> copy = new LinkedHashMap<>();
        testsByCell.forEach((cell, tests) -> copy.put(cell, new TreeSet<>(tests)));
        return copy;
    }

    /** What is documented and was not reached. */
    public List<Cell> empty() {
        List<Cell> empty = new ArrayList<>();
        cells().forEach((cell, tests) -> {
            if (tests.isEmpty()) {
                empty.add(cell);
            }
        });
        return empty;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
