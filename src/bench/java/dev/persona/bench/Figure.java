package dev.persona.bench;

import java.util.Locale;

/**
 * A recorded result.
 *
 * @param part the part of the benchmark that measured it
 * @param subject the contract or contender
 * @param measure what was measured
 * @param connections at how many connections; 0 where that means nothing
 * @param series the values
 */
record Figure(String part, String subject, String measure, int connections, Series series) {

    static final String HEADER = "part,subject,measure,connections,median,min,max";

    String line() {
        return String.format(Locale.ROOT, "%s,%s,%s,%d,%.3f,%.3f,%.3f", part, subject, measure, connections, series.median(), series.min(),
            series.max());
    }

    /** The figure for people to read. */
    String text() {
        return String.format(Locale.ROOT, "%-16s %4s  %-30s %10.2f  (%.2f to %.2f)", subject, connections == 0 ? "" : connections, measure,
            series.median(), series.min(), series.max());
    }

    static Figure parse(String line) {
        String[] cell = line.split(",");
        return new Figure(cell[0], cell[1], cell[2], Integer.parseInt(cell[3]),
            new Series(Double.parseDouble(cell[4]), Double.parseDouble(cell[5]), Double.parseDouble(cell[6])));
    }
}
