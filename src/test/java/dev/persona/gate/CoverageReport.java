package dev.persona.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The coverage of the contracts for people: a table for the terminal, and a page. */
final class CoverageReport {

    private static final String STYLE = """
        body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430}
        table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{border:1px solid #d5dae1;padding:.3rem .5rem;text-align:left;vertical-align:top}
        th{background:#f3f5f8;font-weight:600}.n{text-align:center}.ok{background:#e8f6ec}.empty{background:#fbd9d7;font-weight:600}
        code{font:13px/1.4 ui-monospace,monospace}summary{cursor:pointer}ul{margin:.3rem 0;padding-left:1.2rem}
        """;

    private final Map<Coverage.Cell, Set<String>> cells;

    CoverageReport(Coverage coverage) {
        cells = coverage.cells();
    }

    /** A row per operation and a column per status: how many tests reached it. What nothing reached is listed below. */
    String table() {
        Set<Integer> statuses = cells.keySet().stream().map(Coverage.Cell::status).collect(Collectors.toCollection(TreeSet::new));
        StringBuilder table = new StringBuilder(String.format("%-32s", "tests per documented answer"));
        statuses.forEach(status -> table.append(String.format("%5d", status)));
        table.append("  examples\n");
        for (Operation operation : operations()) {
            table.append(String.format("%-32s", operation.specification().name() + " " + operation.id()));
            statuses.forEach(status -> table.append(String.format("%5s", count(operation, status))));
            List<Coverage.Cell> examples = cells.keySet().stream()
                .filter(cell -> cell.operation().equals(operation) && cell.example() != null).toList();
            long reached = examples.stream().filter(cell -> !cells.get(cell).isEmpty()).count();
            table.append("  ").append(reached).append(" of ").append(examples.size()).append('\n');
        }
        cells.forEach((cell, tests) -> table.append(tests.isEmpty() ? "reached by no test: " + cell + "\n" : ""));
        return table.toString();
    }

    /** A page that stands alone. */
    String html() {
        long empty = cells.values().stream().filter(Set::isEmpty).count();
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Contract coverage</title><style>")
            .append(STYLE).append("</style>\n<h1>Contract coverage</h1>\n<p>What the specifications document, and the tests that reached it: ")
            .append(cells.size() - empty).append(" of ").append(cells.size()).append(" answers and examples.</p>\n");
        for (Operation operation : operations()) {
            page.append("<h2>").append(escaped(operation.specification().name() + ": " + operation.id())).append("</h2>\n<p><code>")
                .append(escaped(operation.method() + " " + operation.path()))
                .append("</code></p>\n<table><tr><th class=\"n\">status</th><th>example</th><th>reached by</th></tr>\n");
            cells.forEach((cell, tests) -> page.append(cell.operation().equals(operation) ? row(cell, tests) : ""));
            page.append("</table>\n");
        }
        return page.append("</html>\n").toString();
    }

    private static String row(Coverage.Cell cell, Set<String> tests) {
        String names = tests.stream().map(test -> "<li><code>" + escaped(test) + "</code></li>").collect(Collectors.joining());
        String reached = tests.isEmpty() ? "no test"
            : "<details><summary>" + tests.size() + (tests.size() == 1 ? " test" : " tests") + "</summary><ul>" + names + "</ul></details>";
        return "<tr class=\"" + (tests.isEmpty() ? "empty" : "ok") + "\"><td class=\"n\">" + cell.status() + "</td><td>"
            + (cell.example() == null ? "" : escaped(cell.example())) + "</td><td>" + reached + "</td></tr>\n";
    }

    private String count(Operation operation, int status) {
        Set<String> tests = cells.get(new Coverage.Cell(operation, status, null));
        return tests == null ? "" : Integer.toString(tests.size());
    }

    private Set<Operation> operations() {
        return cells.keySet().stream().map(Coverage.Cell::operation).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
