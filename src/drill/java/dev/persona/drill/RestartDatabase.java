package dev.persona.drill;

import java.util.concurrent.TimeUnit;

/** The database is restarted in good order while everybody writes, as for an update of its software. */
final class RestartDatabase implements Drill {

    private static final int ROUNDS = 3;
    private static final int ANSWER_MILLIS = 3000;
    private static final int HEAL_SECONDS = 5;

    @Override
    public String name() {
        return "restart-database";
    }

    @Override
    public String rows() {
        return "10";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        try (Load load = Load.start(site)) {
            double slowestHealing = 0;
            for (int round = 0; round < ROUNDS; round++) {
                TimeUnit.SECONDS.sleep(2);
                site.postgres().stop();
                TimeUnit.MILLISECONDS.sleep(500);
                site.postgres().start();
                site.postgres().awaitReady();
                slowestHealing = Math.max(slowestHealing, load.secondsToSuccess(System.nanoTime(), true, 2 * HEAL_SECONDS));
            }
            load.stop();
            findings.add("the database is restarted: no request hangs, everything is answered as documented within 3 s",
                load.tally() + "; slowest " + load.tally().slowestMillis() + " ms, " + ROUNDS + " rounds",
                load.tally().slowestMillis() <= ANSWER_MILLIS && load.tally().only("200", "204", "503"));
            findings.add("... every caller succeeds again within 5 s", String.format("%.2f s", slowestHealing), slowestHealing <= HEAL_SECONDS);
            Loss loss = load.compare(site.postgres());
            findings.add("... and every success is true", loss.lost() + " of " + load.successes() + " lost, " + loss.halfWritten() + " half written",
                loss.isNone());
        }
    }
}
