package dev.persona.drill;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The primary is killed under load, or freezes for good, and its synchronous standby is promoted; the server knows both addresses and
 * nothing else.
 */
final class Failover implements Drill {

    private static final int HEAL_SECONDS = 5;

    private final boolean frozen;

    Failover(boolean frozen) {
        this.frozen = frozen;
    }

    @Override
    public String name() {
        return frozen ? "failover-frozen" : "failover";
    }

    @Override
    public String rows() {
        return "11";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Postgres primary = Postgres.start(place, Map.of());
        primary.stop();
        Postgres standby = primary.startWithStandby();
        awaitSynchronous(primary);
        Server server = Server.start(place, "server-1",
            "jdbc:postgresql://" + primary.address() + "," + standby.address() + "/postgres?targetServerType=primary", Map.of());
        Keys.store(primary);
        try (Load load = Load.start(primary, List.of(server.port()))) {
            TimeUnit.SECONDS.sleep(4);
            if (frozen) {
                primary.freeze(true);
            } else {
                primary.kill();
            }
            int before = load.successes();
            standby.execute("SELECT pg_promote()");
            long promoted = System.nanoTime();
            CompletableFuture<Double> whenReady = server.awaitReady();
            double first = load.secondsToSuccess(promoted, false, 30);
            double all = load.secondsToSuccess(promoted, true, 30);
            double ready = whenReady.get();
            load.stop();
            Loss loss = load.compare(standby);
            findings.add("the primary " + (frozen ? "freezes" : "is killed") + " and its synchronous standby promoted: no acknowledged write is lost",
                loss.lost() + " of " + load.successes() + " lost (" + before + " before), " + loss.halfWritten() + " half written",
                loss.isNone() && before > 0);
            findings.add("... the server finds the new primary without a restart",
                String.format("first success %.2f s after the promotion, everybody's %.2f s, ready after %.2f s", first, all, ready),
                all <= HEAL_SECONDS && ready <= HEAL_SECONDS);
            findings.add("... and every request is answered, as documented, within 3 s", load.tally() + "; slowest " + load.tally().slowestMillis() + " ms",
                load.tally().only("200", "204", "503") && load.tally().slowestMillis() <= 3000);
        }
    }

    private static void awaitSynchronous(Postgres primary) throws Exception {
        while (!primary.query("SELECT sync_state FROM pg_stat_replication").contains("sync")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
