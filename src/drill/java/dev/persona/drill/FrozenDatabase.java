package dev.persona.drill;

import java.util.concurrent.TimeUnit;

/** The database stops in the middle of what it does, for half a minute, and goes on: as a stuck disk or a paused machine lets it. */
final class FrozenDatabase implements Drill {

    private static final int FROZEN_SECONDS = 30;
    private static final int ANSWER_MILLIS = 3000;
    private static final int HEAL_SECONDS = 5;

    @Override
    public String name() {
        return "frozen-database";
    }

    @Override
    public String rows() {
        return "9, 13";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        try (Load load = Load.start(site)) {
            TimeUnit.SECONDS.sleep(3);
            site.postgres().freeze(true);
            TimeUnit.SECONDS.sleep(FROZEN_SECONDS / 2);
            long asked = System.nanoTime();
            int readiness = site.server().status("/health/readiness");
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
            int liveness = site.server().status("/health/liveness");
            findings.add("meanwhile liveness is 200, and readiness 503 within 2 s",
                "liveness " + liveness + ", readiness " + readiness + " after " + took + " ms", liveness == 200 && readiness == 503 && took <= 2000);
            TimeUnit.SECONDS.sleep(FROZEN_SECONDS / 2);
            site.postgres().freeze(false);
            long thawed = System.nanoTime();
            double first = load.secondsToSuccess(thawed, false, 2 * HEAL_SECONDS);
            double all = load.secondsToSuccess(thawed, true, 2 * HEAL_SECONDS);
            load.stop();
            findings.add("the database is frozen for " + FROZEN_SECONDS + " s: every answer comes within 3 s",
                load.tally() + "; slowest " + load.tally().slowestMillis() + " ms",
                load.tally().slowestMillis() <= ANSWER_MILLIS && load.tally().only("200", "204", "503"));
            findings.add("... the first success comes within 5 s of its going on", String.format("%.2f s, everybody's %.2f s", first, all),
                first <= HEAL_SECONDS);
            Loss loss = load.compare(site.postgres());
            findings.add("... and no acknowledged write is lost", loss.lost() + " of " + load.successes() + " lost, " + loss.halfWritten() + " half written",
                loss.isNone());
        }
    }
}
