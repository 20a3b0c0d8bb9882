package dev.persona.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A look at the ratios that matter, in less than two minutes, beside those that are written down. */
final class Quick {

    private static final List<Contract> CONTRACTS = List.of(Contract.GMI, Contract.KLAIM);
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;

    /** The column in which the recorded figure begins. */
    private static final int RECORDED = 96;

    private Quick() {
    }

    static void run(Lab lab, Figures recorded) {
        Server persona = lab.persona();
        lab.warmUp(persona, CONTRACTS.stream().map(contract -> contract.update(lab.credentials())).toList(), 26, 6);
        Consumer<Figure> printer = figure -> print(figure, recorded);
        Bench.say(" ".repeat(RECORDED) + "recorded");
        Sheet updates = new Sheet(Parts.UPDATES, printer);
        for (Contract contract : CONTRACTS) {
            compare(lab, contract, Parts.MANY, updates);
        }
        compare(lab, Contract.GMI, 1, updates);
        new Sheet(Parts.PEERS, printer).add(Contenders.PERSONA, Sheet.RESIDENT, 0, Series.of(persona.residentMib()));
        Supplier<Server> another = lab.contenders()::persona;
        Request read = Contract.GMI.read(lab.credentials());
        new Sheet(Parts.START, printer).add(Contenders.PERSONA, Starts.MILLIS, 0,
            Series.of(Starts.start(another, read), Starts.start(another, read), Starts.start(another, read)));
    }

    private static void compare(Lab lab, Contract contract, int connections, Sheet sheet) {
        Request update = contract.update(lab.credentials());
        Rounds rounds = new Rounds()
            .add(Parts.PGBENCH, () -> lab.pgbench(contract, Users.COUNT, connections, SECONDS))
            .add(Contenders.PERSONA, () -> lab.update(lab.persona(), update, Users.COUNT, connections, SECONDS))
            .run(ROUNDS);
        sheet.addRatios(contract.title(), connections, rounds.of(Contenders.PERSONA), rounds.of(Parts.PGBENCH));
        sheet.addWindows(contract.title(), connections, rounds.of(Contenders.PERSONA));
    }

    private static void print(Figure figure, Figures recorded) {
        Optional<Series> before = recorded.find(figure.part(), figure.subject(), figure.measure(), figure.connections());
        Bench.say(String.format(Locale.ROOT, "%-" + RECORDED + "s%8s", figure.text(),
            before.map(series -> String.format(Locale.ROOT, "%.2f", series.median())).orElse("-")));
    }
}
