package dev.persona.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures Persona beside pgbench and beside its peers, and writes down what came out. Started by bench.sh.
 *
 * <p>Arguments: the parts to measure; or {@code quick}, which measures a little and compares it with what is written down.
 */
public final class Bench {

    private static final String QUICK = "quick";
    private static final Path FIGURES = Path.of("docs/performance.csv");

    private static volatile boolean ending;

    private Bench() {
    }

    /** Runs parts of the benchmark. */
    public static void main(String[] arguments) {
        List<String> parts = Arrays.asList(arguments);
        Figures figures = new Figures(FIGURES);
        Lab lab = new Lab();
        // Ctrl-C takes this way too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(lab), "cleanup"));
        try {
            lab.begin();
            if (parts.contains(QUICK)) {
                Quick.run(lab, figures);
            } else {
                parts.forEach(part -> record(part, lab, figures));
            }
        } catch (RuntimeException e) {
            // What runs when Ctrl-C is pressed fails, of course.
            if (!ending) {
                System.err.println("bench: " + e.getMessage());
                System.exit(1);
            }
        }
    }

    private static void end(Lab lab) {
        ending = true;
        lab.close();
    }

    static void say(String line) {
        System.out.println(line);
    }

    private static void record(String part, Lab lab, Figures figures) {
        figures.replace(part, Parts.run(part, lab).figures());
        new Page(figures).write(Machine.describe(lab.postgres()));
    }
}
