package dev.persona.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A pool of four connections, all held by a lock, and two hundred requests. */
final class HeldPool implements Drill {

    private static final int POOL = 4;
    private static final int REQUESTS = 200;
    private static final int EXCESS_MILLIS = 1000;

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String rows() {
        return "7";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place, Map.of(), Map.of("DATABASE_POOL_SIZE", String.valueOf(POOL)), 1);
        site.postgres().addPeople("pool-", REQUESTS);
        Tally tally = new Tally();
        List<Caller> callers = IntStream.range(0, REQUESTS).mapToObj(i -> new Caller(site.server().port())).toList();
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try (Connection lock = site.postgres().connect(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            // The first requests of a server that has just started are slow, with or without connections.
            send(tally, callers, threads);
            List<Answer> answers = refused(tally, callers, threads, lock, statement);
            long refused = answers.stream().filter(each -> each != null && each.status() == 503 && each.has("Retry-After")).count();
            long[] millis = answers.stream().mapToLong(each -> each == null ? Long.MAX_VALUE : each.millis()).sorted().toArray();
            findings.add("all connections are held: everything is answered 503 with Retry-After, as documented", refused + " of " + REQUESTS + "; " + tally,
                refused == REQUESTS && tally.only("200", "204", "503"));
            findings.add("... whatever got no connection within 1 s", "all but " + POOL + ", which may have had one, within " + millis[REQUESTS - POOL - 1]
                + " ms; the slowest " + millis[REQUESTS - 1] + " ms", millis[REQUESTS - POOL - 1] <= EXCESS_MILLIS);
            long served = send(tally, callers, threads).stream().filter(each -> each != null && each.isSuccess()).count();
            findings.add("... and all succeed when the lock is gone", served + " of " + REQUESTS, served == REQUESTS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Answer> refused(Tally tally, List<Caller> callers, ExecutorService threads, Connection lock, Statement statement)
        throws SQLException {
        statement.execute("LOCK TABLE profile");
        List<Answer> answers = send(tally, callers, threads);
        lock.rollback();
        return answers;
    }

    /** One request from each caller: four updates, by all contracts, for each read. */
    private static List<Answer> send(Tally tally, List<Caller> callers, ExecutorService threads) {
        return IntStream.range(0, REQUESTS).mapToObj(i -> {
            Contract contract = Contract.values()[i % Contract.values().length];
            String user = "pool-" + (i + 1);
            Call call = i % 4 == 0 ? contract.read(user) : contract.update(user, i);
            return CompletableFuture.supplyAsync(() -> tally.send(callers.get(i), call), threads);
        }).toList().stream().map(CompletableFuture::join).toList();
    }
}
