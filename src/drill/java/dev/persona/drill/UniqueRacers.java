package dev.persona.drill;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sixteen callers of two servers reach for one e-mail address, or one user id, in the same moment. */
final class UniqueRacers implements Drill {

    private static final int RACERS = 16;
    private static final int ROUNDS = 100;

    @Override
    public String name() {
        return "unique-racers";
    }

    @Override
    public String rows() {
        return "5";
    }

    @Override
    public void run(Place place, Findings findings) throws Exception {
        Site site = Site.start(place, Map.of(), Map.of(), 2);
        try (Race race = new Race(site.ports(), RACERS)) {
            site.postgres().addPeople("email-", RACERS * ROUNDS);
            add(findings, "an e-mail address", run(race, round -> racer -> Contract.KLAIM.call("PUT", "email-" + (round * RACERS + racer + 1),
                "{\"email\":\"wanted-" + round + "@example.org\"}"), "Email already exists"));
            site.postgres().addPeople("id-", RACERS * ROUNDS);
            add(findings, "a user id", run(race, round -> racer -> Contract.KLAIM.call("PUT", "id-" + (round * RACERS + racer + 1),
                "{\"user_id\":\"wanted-" + round + "\"}"), "User ID already exists"));
            add(findings, "a new person's id", run(race, round -> racer -> Call.withKey("POST", "/users",
                "{\"user_id\":\"new-" + round + "\",\"email\":\"" + racer + "@new-" + round + "\"}"), "User ID already exists"));
            long stored = Long.parseLong(site.postgres().query("SELECT count(*) FROM profile WHERE user_id LIKE 'wanted-%'").get(0))
                + Long.parseLong(site.postgres().query("SELECT count(*) FROM profile WHERE email LIKE 'wanted-%'").get(0))
                + Long.parseLong(site.postgres().query("SELECT count(*) FROM profile WHERE user_id LIKE 'new-%'").get(0));
            findings.add("... and the table has each wanted value once; every answer is as documented", stored + " of " + 3 * ROUNDS + "; " + race.tally(),
                stored == 3 * ROUNDS && race.tally().only("200", "409"));
        }
    }

    private static void add(Findings findings, String value, int rounds) {
        findings.add("16 racers for " + value + ": exactly one 200, the others its 409", rounds + " of " + ROUNDS + " rounds", rounds == ROUNDS);
    }

    /** In how many rounds one caller got the value and the others the conflict. */
    private static int run(Race race, IntFunction<IntFunction<Call>> calls, String conflict) throws Exception {
        int right = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Answer> answers = race.run(IntStream.range(0, RACERS).mapToObj(calls.apply(round)).toList());
            long won = answers.stream().filter(answer -> answer != null && answer.status() == 200).count();
            long refused = answers.stream().filter(answer -> answer != null && answer.status() == 409 && answer.text().contains(conflict)).count();
            right += won == 1 && refused == RACERS - 1 ? 1 : 0;
        }
        return right;
    }
}
