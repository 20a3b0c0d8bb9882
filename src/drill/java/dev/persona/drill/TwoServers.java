package dev.persona.drill;

import java.util.List;
import java.util.Map;

/** Two servers on one database, behind something that sends each request to the other one than the last. */
final class TwoServers implements Drill {

    private static final int UPDATES = 500;

    @Override
    public String name() {
        return "two-servers";
    }

    @Override
    public String rows() {
        return "4, 11";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place, Map.of(), Map.of(), 2);
        site.postgres().addPeople("two-", 1);
        Tally tally = new Tally();
        int seen = 0;
        try (Caller one = new Caller(site.ports().get(0)); Caller other = new Caller(site.ports().get(1))) {
            List<Caller> callers = List.of(one, other);
            for (int i = 0; i < UPDATES; i++) {
                Contract contract = Contract.values()[i % Contract.values().length];
                tally.send(callers.get(i % 2), contract.update("two-1", i));
                Answer read = tally.send(callers.get((i + 1) % 2), contract.read("two-1"));
                seen += read != null && read.text().contains("\"" + i + "\"") ? 1 : 0;
            }
        }
        findings.add("updates alternate between two servers, and the other one shows each at once", seen + " of " + UPDATES + "; " + tally,
            seen == UPDATES && tally.only("200", "204"));
        try (Load load = Load.start(site)) {
            Thread.sleep(5000);
            load.stop();
            Loss loss = load.compare(site.postgres());
            findings.add("... and under load on both nothing is lost", loss.lost() + " of " + load.successes() + " lost; " + load.tally(),
                loss.isNone() && load.tally().only("200", "204"));
        }
    }
}
