package dev.persona.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL is killed under load, again and again. */
final class KillDatabase implements Drill {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int LOAD_MILLIS = 1500;
    private static final int HEAL_SECONDS = 5;

    @Override
    public String name() {
        return "kill-database";
    }

    @Override
    public String rows() {
        return "1, 3";
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(60 + 20L * ROUNDS);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        try (Load load = Load.start(site)) {
            Loss loss = kill(site, load);
            findings.add("PostgreSQL is killed: no acknowledged write is lost, no record is half written",
                loss.lost() + " of " + load.successes() + " lost, " + loss.halfWritten() + " half written, " + ROUNDS + " rounds",
                loss.isNone() && load.successes() > 0);
            findings.add("... and every request is answered, as documented", load.tally() + "; slowest " + load.tally().slowestMillis() + " ms",
                load.tally().only("200", "204", "503"));
        }
        site.server().kill();
        site.postgres().stop();
        control(place.resolve("control"), findings);
    }

    /** The same without what makes it hold: shows that the comparison finds what is lost. */
    private static void control(Path directory, Findings findings) throws Exception {
        try (Place place = new Place(directory)) {
            Site site = Site.start(place, Map.of("synchronous_commit", "off", "wal_writer_delay", "1s", "fsync", "off", "full_page_writes", "off"),
                Map.of(), 1);
            String readiness = site.server().get("/health/readiness").text();
            findings.add("with fsync, full_page_writes and synchronous_commit off, readiness says so and the log warns", "readiness: " + readiness,
                readiness.contains("\"notDurable\":[\"fsync\",\"full_page_writes\",\"synchronous_commit\"]")
                    && site.server().printed().contains("ACKNOWLEDGED WRITES MAY BE LOST"));
            try (Load load = Load.start(site)) {
                Loss loss = kill(site, load);
                findings.add("... and writes are lost, which shows that losses are found", loss.lost() + " of " + load.successes() + " lost",
                    loss.lost() > 0);
            }
        }
    }

    private static Loss kill(Site site, Load load) throws Exception {
        Loss loss = Loss.NONE;
        for (int round = 0; round < ROUNDS; round++) {
            TimeUnit.MILLISECONDS.sleep(LOAD_MILLIS + 37L * round);
            site.postgres().kill();
            load.stop();
            site.postgres().start();
            site.postgres().awaitReady();
            loss = loss.plus(load.compare(site.postgres()));
            long restarted = System.nanoTime();
            load.go();
            load.secondsToSuccess(restarted, true, HEAL_SECONDS);
        }
        load.stop();
        return loss.plus(load.compare(site.postgres()));
    }
}
