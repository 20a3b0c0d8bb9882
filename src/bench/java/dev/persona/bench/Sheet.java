package dev.persona.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one part of the benchmark finds out. */
final class Sheet {

    static final String RATE = "requests per second";
    static final String RATIO = "ratio to pgbench";
    static final String LATENCY_RATIO = "mean latency to pgbench";
    static final String P50 = "p50 ms";
    static final String P99 = "p99 ms";
    static final String P999 = "p99.9 ms";
    static final String SERVER_CPU = "server us per request";
    static final String DATABASE_CPU = "postgresql us per request";
    static final String ALLOCATED = "bytes allocated per request";
    static final String RESIDENT = "resident MiB";
    static final String PEAK = "peak resident MiB";

    private static final double MICROS_PER_MILLI = 1000;

    private final String part;
    private final Consumer<Figure> listener;
    private final List<Figure> figures = new ArrayList<>();

    /** For a part of the benchmark, each of whose figures is printed as it comes. */
    Sheet(String part) {
        this(part, figure -> Bench.say(figure.text()));
    }

    Sheet(String part, Consumer<Figure> listener) {
        this.part = part;
        this.listener = listener;
    }

    List<Figure> figures() {
        return figures;
    }

    void add(String subject, String measure, int connections, Series series) {
        Figure figure = new Figure(part, subject, measure, connections, series);
        figures.add(figure);
        listener.accept(figure);
    }

    /** All that windows of one kind tell by themselves. */
    void addWindows(String subject, int connections, List<Window> windows) {
        add(subject, RATE, connections, Series.of(windows, Window::perSecond));
        add(subject, P50, connections, Series.of(windows, window -> window.p50() / MICROS_PER_MILLI));
        add(subject, P99, connections, Series.of(windows, window -> window.p99() / MICROS_PER_MILLI));
        add(subject, P999, connections, Series.of(windows, window -> window.p999() / MICROS_PER_MILLI));
        add(subject, SERVER_CPU, connections, Series.of(windows, Window::serverMicros));
        add(subject, DATABASE_CPU, connections, Series.of(windows, Window::databaseMicros));
        add(subject, ALLOCATED, connections, Series.of(windows, Window::allocated));
    }

    /** What windows are to those of pgbench. */
    void addRatios(String subject, int connections, List<Window> windows, List<Window> pgbench) {
        add(subject, RATIO, connections, Series.ratio(windows, pgbench, Window::perSecond));
        add(subject, LATENCY_RATIO, connections, Series.ratio(windows, pgbench, Window::mean));
    }
}
