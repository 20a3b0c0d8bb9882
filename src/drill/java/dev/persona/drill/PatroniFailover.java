package dev.persona.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The machine of the primary is lost under load; Patroni promotes the synchronous standby when it has noticed. */
final class PatroniFailover implements Drill {

    private static final int HEAL_SECONDS = 5;

    @Override
    public String name() {
        return "patroni-failover";
    }

    @Override
    public String rows() {
        return "11";
    }

    @Override
    public List<String> needs() {
        return List.of("patroni", "etcd", "pg_basebackup");
    }

    @Override
    public Duration limit() {
        return Duration.ofMinutes(4);
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        int etcd = startEtcd(place);
        PatroniNode one = PatroniNode.start(place, "one", etcd);
        one.await("primary");
        PatroniNode two = PatroniNode.start(place, "two", etcd);
        two.await("synchronous");
        Server server = Server.start(place, "server-1",
            "jdbc:postgresql://" + one.address() + "," + two.address() + "/postgres?targetServerType=primary", Map.of());
        Keys.store(one);
        try (Load load = Load.start(one, List.of(server.port()))) {
            TimeUnit.SECONDS.sleep(4);
            one.kill();
            long killed = System.nanoTime();
            int before = load.successes();
            two.await("primary");
            long promoted = System.nanoTime();
            CompletableFuture<Double> whenReady = server.awaitReady();
            double all = load.secondsToSuccess(promoted, true, 30);
            double ready = whenReady.get();
            load.stop();
            Loss loss = load.compare(two);
            findings.add("under Patroni the primary's machine is lost: no acknowledged write is lost",
                loss.lost() + " of " + load.successes() + " lost (" + before + " before), " + loss.halfWritten() + " half written",
                loss.isNone() && before > 0);
            findings.add("... the server finds the new primary without a restart",
                String.format("Patroni promoted after %.1f s, everybody succeeded %.2f s later, ready after %.2f s", (promoted - killed) / 1e9, all, ready),
                all <= HEAL_SECONDS && ready <= HEAL_SECONDS);
            findings.add("... and every request is answered, as documented, within 3 s", load.tally() + "; slowest " + load.tally().slowestMillis() + " ms",
                load.tally().only("200", "204", "503") && load.tally().slowestMillis() <= 3000);
        }
    }

    private static int startEtcd(Place place) throws Exception {
        int port = Place.freePort();
        String peer = "http://127.0.0.1:" + Place.freePort();
        String client = "http://127.0.0.1:" + port;
        place.start("etcd", Map.of(), List.of("/usr/bin/etcd", "--data-dir", place.resolve("etcd").toString(), "--listen-client-urls", client,
            "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=" + peer));
        return port;
    }
}
