package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes docs/performance.md and its plot from what is recorded. What stands between the two marks was written by people, and stays. */
final class Page {

    private static final Path PAGE = Path.of("docs/performance.md");
    private static final Path PLOT = Path.of("docs/performance.svg");
    private static final String BEGIN = "<!-- notes: written by hand -->";
    private static final String END = "<!-- end of notes -->";

    private static final String HEAD = """
        # Performance

        Written by `make bench`; the part on what was lost is written by hand. The load generator, the servers and PostgreSQL share one machine. Figures are medians of
        windows of some seconds that take turns, with the least and the most in brackets. Most are ratios to `pgbench -M prepared` with the contract's
        columns in a single-row `UPDATE` by user id, at the same number of clients, in the next window: so they say what the service costs beside
        the database, on this machine and on others.

        **Command.** `make bench` (half an hour) and `make bench-growth` (ten minutes, 10 GB of disk); `make bench PART="updates peers"` repeats parts. It needs wrk and
        PostgreSQL from Debian: `src/bench/install.sh`. All figures are in [performance.csv](performance.csv); `make bench-quick` compares
        with them in two minutes.

        **Machine.** %s

        **Servers.** All run with `%s`; Persona has its class data archive as in `make run`, and writes its log lines to /dev/null. PostgreSQL is private,
        with `fsync`, `synchronous_commit`, `full_page_writes` and autovacuum on, and `shared_buffers=256MB`. Each contender has 10,000 users in a table of its own and
        all credentials are checked: tokens (HS256, one for each user), API keys, name and password for Camunda's engine. Each update gives random values to a random user. A window counts
        only if every answer has the expected kind of status, and if as many updates are in the table as were answered.

        ![Updates per second as ratios to pgbench](performance.svg)
        """;

    private final Figures figures;

    Page(Figures figures) {
        this.figures = figures;
    }

    void write(String machine) {
        List<String> sections = new ArrayList<>(List.of(HEAD.formatted(machine, Contenders.javaOptions())));
        sections.add(section("Targets", Stream.concat(Stream.of("| | must | aim | measured | |", "|---|---|---|---|---|"),
            Target.TARGETS.stream().map(target -> target.row(figures)))));
        sections.add(notes());
        Tables tables = new Tables(figures);
        sections.add(section("Updates", tables.updates()));
        sections.add(section("Other requests, at 32 connections", tables.requests()));
        sections.add(section("Beside its peers", tables.peers()));
        sections.add(section("Start and memory", tables.start()));
        sections.add(section("Growth", tables.growth()));
        try {
            Files.writeString(PAGE, String.join("\n", sections));
            Files.writeString(PLOT, new Plot(figures).draw());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(String title, Stream<String> lines) {
        return "## " + title + "\n" + String.join("\n", lines.toList()) + "\n";
    }

    private static String notes() {
        try {
            String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
            int begin = page.indexOf(BEGIN);
            return begin < 0 ? BEGIN + "\n" + END + "\n" : page.substring(begin, page.indexOf(END) + END.length()) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
