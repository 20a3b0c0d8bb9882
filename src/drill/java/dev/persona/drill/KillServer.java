package dev.persona.drill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The server is killed under load, again and again. */
final class KillServer implements Drill {

    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int LOAD_MILLIS = 1500;

    @Override
    public String name() {
        return "kill-server";
    }

    @Override
    public String rows() {
        return "2";
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(60 + 20L * ROUNDS);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        Loss loss = Loss.NONE;
        try (Load load = Load.start(site)) {
            for (int round = 0; round < ROUNDS; round++) {
                TimeUnit.MILLISECONDS.sleep(LOAD_MILLIS + 37L * round);
                site.server().kill();
                load.stop();
                awaitSessionsEnd(site.postgres());
                loss = loss.plus(load.compare(site.postgres()));
                site.server().start();
                load.go();
            }
            TimeUnit.MILLISECONDS.sleep(LOAD_MILLIS);
            load.stop();
            loss = loss.plus(load.compare(site.postgres()));
            findings.add("the server is killed: no acknowledged write is lost, no record is half written",
                loss.lost() + " of " + load.successes() + " lost, " + loss.halfWritten() + " half written, " + ROUNDS + " rounds",
                loss.isNone() && load.successes() > 0);
        }
    }

    /** What the server had sent to the database may still be done there after its end. */
    private static void awaitSessionsEnd(Postgres postgres) throws Exception {
        while (!postgres.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'persona'").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
