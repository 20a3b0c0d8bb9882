package dev.persona.bench;

import java.util.List;
import java.util.function.Supplier;

/** From the start of the process to the first answer: a user's profile, read with a credential from a table that is there already. */
final class Starts {

    static final String MILLIS = "first answer ms";
    static final String JVM = "bare JVM";

    private static final int ROUNDS = 5;

    private Starts() {
    }

    static Sheet measure(Lab lab) {
        Sheet sheet = new Sheet(Parts.START);
        Request read = Contract.GMI.read(lab.credentials());
        // The tables of the peers are made by their first starts.
        lab.springJpa();
        lab.engineRest();
        double[] jvm = new double[ROUNDS];
        double[] persona = new double[ROUNDS];
        double[] springJpa = new double[ROUNDS];
        double[] engineRest = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            jvm[round] = bareJvm();
            persona[round] = start(lab.contenders()::persona, read);
            springJpa[round] = start(lab.contenders()::springJpa, read);
            engineRest[round] = start(lab.contenders()::engineRest, Contenders.engineRead(String.valueOf(Users.FIRST)));
        }
        sheet.add(JVM, MILLIS, 0, Series.of(jvm));
        sheet.add(Contenders.PERSONA, MILLIS, 0, Series.of(persona));
        sheet.add(Contenders.SPRING_JPA, MILLIS, 0, Series.of(springJpa));
        sheet.add(Contenders.ENGINE_REST, MILLIS, 0, Series.of(engineRest));
        return sheet;
    }

    static double start(Supplier<Server> starter, Request read) {
        Server server = starter.get();
        double millis = server.firstAnswer(read);
        server.stop();
        return millis;
    }

    /** A JVM that does nothing but start and end. */
    private static double bareJvm() {
        List<String> command = List.of(("java " + Contenders.javaOptions() + " -version").split("\\s+"));
        long before = System.nanoTime();
        Commands.run(new ProcessBuilder(command));
        return (System.nanoTime() - before) / 1e6;
    }
}
