package dev.persona.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parts of the benchmark; each can be run by itself. */
final class Parts {

    static final String UPDATES = "updates";
    static final String REQUESTS = "requests";
    static final String PEERS = "peers";
    static final String START = "start";
    static final String GROWTH = "growth";
    static final String BLOAT = "bloat";

    static final List<Integer> CONNECTIONS = List.of(1, 8, 32, 256);
    static final int MANY = 32;
    static final String PGBENCH = "pgbench";

    /** What the peers are compared with: the same contract as theirs. */
    static final String AS_SPRING_JPA = "persona gmi";
    static final String AS_ENGINE_REST = "persona camunda";

    private static final Map<String, Function<Lab, Sheet>> ALL = Map.of(UPDATES, Parts::updates, REQUESTS, Parts::requests, PEERS, Parts::peers,
        START, Starts::measure, GROWTH, Growth::growth, BLOAT, Growth::bloat);

    /** How many windows of each kind. */
    static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "3"));

    private static final int SECONDS = 5;
    private static final int SECONDS_OF_MANY_KINDS = 4;

    private Parts() {
    }

    static Sheet run(String part, Lab lab) {
        Function<Lab, Sheet> measure = ALL.get(part);
        if (measure == null) {
            throw new IllegalArgumentException("There is no part " + part + ", but " + String.join(", ", ALL.keySet()) + ".");
        }
        Bench.say("--- " + part);
        return measure.apply(lab);
    }

    /** Updates of each contract at several numbers of connections, beside pgbench. */
    private static Sheet updates(Lab lab) {
        Sheet sheet = new Sheet(UPDATES);
        Server persona = lab.persona();
        List<Request> all = Arrays.stream(Contract.values()).map(contract -> contract.update(lab.credentials())).toList();
        lab.warmUp(persona, all, 90, 40);
        for (Contract contract : Contract.values()) {
            Request update = contract.update(lab.credentials());
            for (int connections : CONNECTIONS) {
                Rounds rounds = new Rounds()
                    .add(PGBENCH, () -> lab.pgbench(contract, Users.COUNT, connections, SECONDS))
                    .add(Contenders.PERSONA, () -> lab.update(persona, update, Users.COUNT, connections, SECONDS))
                    .run(ROUNDS);
                sheet.addRatios(contract.title(), connections, rounds.of(Contenders.PERSONA), rounds.of(PGBENCH));
                sheet.addWindows(contract.title(), connections, rounds.of(Contenders.PERSONA));
                sheet.add(contract.title(), PGBENCH + " per second", connections, Series.of(rounds.of(PGBENCH), Window::perSecond));
                sheet.add(contract.title(), PGBENCH + " us of postgresql", connections, Series.of(rounds.of(PGBENCH), Window::databaseMicros));
            }
        }
        return sheet;
    }

    /** Reads and refusals of each contract beside its updates. */
    private static Sheet requests(Lab lab) {
        Sheet sheet = new Sheet(REQUESTS);
        Server persona = lab.persona();
        for (Contract contract : Contract.values()) {
            Request update = contract.update(lab.credentials());
            List<Request> others = Stream.concat(Stream.of(contract.read(lab.credentials())), contract.refusals(lab.credentials()).stream()).toList();
            List<Request> all = new ArrayList<>(others);
            all.add(update);
            lab.warmUp(persona, all, 15, 5);
            Rounds rounds = new Rounds().add(update.name(), () -> lab.update(persona, update, Users.COUNT, MANY, SECONDS_OF_MANY_KINDS));
            others.forEach(each -> rounds.add(each.name(), () -> lab.request(persona, each, MANY, SECONDS_OF_MANY_KINDS)));
            rounds.run(ROUNDS);
            all.forEach(each -> sheet.addWindows(contract.title() + " " + each.name(), MANY, rounds.of(each.name())));
            others.forEach(each -> sheet.add(contract.title() + " " + each.name(), "ratio to updates", MANY,
                Series.ratio(rounds.of(each.name()), rounds.of(update.name()), Window::perSecond)));
        }
        return sheet;
    }

    /** The same updates by the same contracts, served by others. */
    private static Sheet peers(Lab lab) {
        Sheet sheet = new Sheet(PEERS);
        Request gmi = Contract.GMI.update(lab.credentials());
        Request camunda = Contract.CAMUNDA.update(lab.credentials());
        lab.warmUp(lab.persona(), List.of(gmi, camunda), 40, 10);
        lab.warmUp(lab.springJpa(), List.of(gmi), 40, 10);
        lab.warmUp(lab.engineRest(), List.of(Contenders.engineUpdate()), 40, 10);
        for (int connections : List.of(1, MANY)) {
            Rounds rounds = new Rounds()
                .add(PGBENCH, () -> lab.pgbench(Contract.GMI, Users.COUNT, connections, SECONDS))
                .add(AS_SPRING_JPA, () -> lab.update(lab.persona(), gmi, Users.COUNT, connections, SECONDS))
                .add(Contenders.SPRING_JPA, () -> lab.update(lab.springJpa(), gmi, Users.COUNT, connections, SECONDS))
                .add(AS_ENGINE_REST, () -> lab.update(lab.persona(), camunda, Users.COUNT, connections, SECONDS))
                .add(Contenders.ENGINE_REST, () -> lab.update(lab.engineRest(), Contenders.engineUpdate(), Users.COUNT, connections, SECONDS))
                .run(ROUNDS);
            for (String subject : List.of(AS_SPRING_JPA, Contenders.SPRING_JPA, AS_ENGINE_REST, Contenders.ENGINE_REST)) {
                sheet.addRatios(subject, connections, rounds.of(subject), rounds.of(PGBENCH));
                sheet.addWindows(subject, connections, rounds.of(subject));
            }
            compare(sheet, rounds, connections, AS_SPRING_JPA, Contenders.SPRING_JPA);
            compare(sheet, rounds, connections, AS_ENGINE_REST, Contenders.ENGINE_REST);
        }
        for (Server server : List.of(lab.persona(), lab.springJpa(), lab.engineRest())) {
            sheet.add(server.name(), Sheet.RESIDENT, 0, Series.of(server.residentMib()));
            sheet.add(server.name(), Sheet.PEAK, 0, Series.of(server.peakMib()));
        }
        return sheet;
    }

    private static void compare(Sheet sheet, Rounds rounds, int connections, String subject, String peer) {
        sheet.add(subject, "rate to " + peer, connections, Series.ratio(rounds.of(subject), rounds.of(peer), Window::perSecond));
        sheet.add(subject, "p99 to " + peer, connections, Series.ratio(rounds.of(subject), rounds.of(peer), Window::p99));
    }
}
