package dev.persona.drill;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Updates are repeated, as clients do that got no answer. */
final class Replays implements Drill {

    private static final int PEOPLE = 40;
    private static final int REPLAYS = 3;

    @Override
    public String name() {
        return "replays";
    }

    @Override
    public String rows() {
        return "6";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place);
        site.postgres().addPeople("replay-", PEOPLE);
        Tally tally = new Tally();
        int same = 0;
        int arrived = 0;
        try (Caller caller = new Caller(site.server().port())) {
            for (int i = 0; i < PEOPLE; i++) {
                Contract contract = Contract.values()[i % Contract.values().length];
                String user = "replay-" + (i + 1);
                tally.send(caller, contract.update(user, i));
                List<String> first = record(site, user);
                for (int replay = 0; replay < REPLAYS; replay++) {
                    tally.send(caller, contract.update(user, i));
                }
                same += record(site, user).equals(first) ? 1 : 0;
                caller.sendAndHangUp(contract.update(user, PEOPLE + i));
                arrived += awaitNumber(site, contract, user, String.valueOf(PEOPLE + i)) ? 1 : 0;
                List<String> cut = record(site, user);
                tally.send(caller, contract.update(user, PEOPLE + i));
                same += record(site, user).equals(cut) ? 1 : 0;
            }
        }
        findings.add("each update is repeated three times, and once after its caller went away: success each time",
            tally + ", " + arrived + " of " + PEOPLE + " cut ones were done", tally.only("200", "204") && arrived == PEOPLE);
        findings.add("... and the record is the same, its sequence and time of change too", same + " of " + 2 * PEOPLE + " times", same == 2 * PEOPLE);
    }

    private static List<String> record(Site site, String user) throws Exception {
        return site.postgres().query("SELECT CAST(row_to_json(p) AS text) FROM profile AS p WHERE user_id = '" + user + "'");
    }

    private static boolean awaitNumber(Site site, Contract contract, String user, String number) throws Exception {
        for (int i = 0; i < 100; i++) {
            if (site.postgres().query(contract.numbers(user)).equals(List.of(number))) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }
}
