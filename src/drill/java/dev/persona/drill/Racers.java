package dev.persona.drill;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sixteen callers of two servers update one person in the same moment. */
final class Racers implements Drill {

    private static final int RACERS = 16;
    private static final int ROUNDS = 200;

    @Override
    public String name() {
        return "racers";
    }

    @Override
    public String rows() {
        return "4";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place, Map.of(), Map.of(), 2);
        site.postgres().addPeople("racer-", 2 * ROUNDS);
        try (Race race = new Race(site.ports(), RACERS)) {
            int mixed = 0;
            int kept = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                String user = "racer-" + round;
                race.run(IntStream.range(0, RACERS).mapToObj(i -> Contract.values()[i % Contract.values().length].update(user, i)).toList());
                mixed += site.postgres().query("SELECT 1 FROM profile WHERE user_id = '" + user + "' AND sequence BETWEEN 2 AND " + (RACERS + 1)
                    + " AND first_name = last_name").size();
                String other = "racer-" + (ROUNDS + round);
                race.run(IntStream.range(0, RACERS).mapToObj(i -> disjoint(other, i)).toList());
                kept += site.postgres().query("SELECT 1 FROM profile WHERE user_id = '" + other + "' AND first_name = 'F' AND last_name = 'L'"
                    + " AND display_name = 'N' AND email = 'E@" + other + "' AND metadata ->> 'm' = '1' AND sequence = 6").size();
            }
            findings.add("16 racers on all contracts and two servers: every answer is a success, as documented",
                race.tally() + "; slowest " + race.tally().slowestMillis() + " ms", race.tally().only("200", "204"));
            findings.add("... what one update writes is never mixed with another's", mixed + " of " + ROUNDS + " records whole", mixed == ROUNDS);
            findings.add("... updates of different members all survive", kept + " of " + ROUNDS + " records have all five", kept == ROUNDS);
        }
    }

    /** Five updates that have nothing in common; who repeats what another has written changes nothing. */
    private static Call disjoint(String user, int racer) {
        List<String> bodies = List.of("{\"firstName\":\"F\"}", "{\"lastName\":\"L\"}", "{\"name\":\"N\"}",
            "{\"email\":\"E@" + user + "\"}", "{\"metadata\":{\"m\":\"1\"}}");
        String body = bodies.get(racer % bodies.size());
        return racer % bodies.size() < 2 ? Contract.GMI.call("PATCH", user, body) : Contract.KLAIM.call("PUT", user, body);
    }
}
