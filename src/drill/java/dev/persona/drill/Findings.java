package dev.persona.drill;

import java.util.ArrayList;
import java.util.List;

/** What a drill found: for each promise what was measured, and whether it held. Each is printed as soon as it is known. */
final class Findings {

    /** One line of the report. */
    record Finding(String drill, String rows, String promised, String measured, boolean held) {
    }

    private final String drill;
    private final String rows;
    private final List<Finding> all = new ArrayList<>();

    Findings(Drill drill) {
        this.drill = drill.name();
        this.rows = drill.rows();
    }

    synchronized void add(String promised, String measured, boolean held) {
        all.add(new Finding(drill, rows, promised, measured, held));
        System.out.println("  " + (held ? "held" : "NOT HELD") + ": " + promised + " (" + measured + ")");
    }

    synchronized List<Finding> all() {
        return List.copyOf(all);
    }
}
