package dev.persona.drill;

import dev.persona.drill.Findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs drills, all or those that are named, and reports. Ends with 1 if something did not hold. */
public final class Main {

    private static final Path OUT = Path.of("target", "drill");
    private static final List<Drill> DRILLS = List.of(new KillDatabase(), new KillServer(), new Racers(), new UniqueRacers(), new Replays(), new HeldPool(),
        new FrozenDatabase(), new RestartDatabase(), new Failover(false), new Failover(true), new PatroniFailover(), new TwoServers(), new Stop(), new Overload(),
        new SlowClients(), new Smuggling(), new RawBytes());

    private static volatile Place current;

    private Main() {
    }

    public static void main(String[] names) throws Exception {
        List<Drill> chosen = names.length == 0 ? DRILLS : DRILLS.stream().filter(drill -> List.of(names).contains(drill.name())).toList();
        if (chosen.size() < names.length) {
            System.err.println("There are these drills: " + String.join(" ", DRILLS.stream().map(Drill::name).toList()));
            System.exit(2);
        }
        // Also after Ctrl-C.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(current)));
        List<Finding> findings = new ArrayList<>();
        for (Drill drill : chosen) {
            findings.addAll(run(drill));
        }
        report(findings);
        System.exit(findings.stream().allMatch(Finding::held) ? 0 : 1);
    }

    private static List<Finding> run(Drill drill) throws Exception {
        System.out.println(drill.name());
        Findings findings = new Findings(drill);
        List<String> missing = drill.needs().stream().filter(program -> !isInstalled(program)).toList();
        if (!missing.isEmpty()) {
            findings.add("the drill is run", "not run: needs src/drill/install.sh, for " + String.join(", ", missing), false);
            return findings.all();
        }
        long begun = System.nanoTime();
        Place place = new Place(OUT.resolve(drill.name()));
        current = place;
        Thread thread = new Thread(() -> run(drill, place, findings));
        thread.setDaemon(true);
        thread.start();
        thread.join(drill.limit().toMillis());
        if (thread.isAlive()) {
            findings.add("the drill ends in " + drill.limit().toSeconds() + " s", "it did not", false);
        }
        place.close();
        System.out.println("  " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        return findings.all();
    }

    private static void run(Drill drill, Place place, Findings findings) {
        try {
            drill.run(place, findings);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            findings.add("the drill comes to its end", e.toString(), false);
        }
    }

    private static void report(List<Finding> findings) throws IOException {
        StringBuilder report = new StringBuilder("| drill | rows | promised | measured | |\n|---|---|---|---|---|\n");
        findings.forEach(finding -> report.append("| ").append(finding.drill()).append(" | ").append(finding.rows()).append(" | ").append(finding.promised())
            .append(" | ").append(finding.measured().replace("|", "\\|").replace('\n', ' ')).append(" | ")
            .append(finding.held() ? "held" : "**not held**").append(" |\n"));
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve("report.md"), "# Drills\n\n" + report);
        System.out.println("\n" + report);
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/lib/postgresql/15/bin").stream()
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static void close(Place place) {
        try {
            if (place != null) {
                place.close();
            }
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
