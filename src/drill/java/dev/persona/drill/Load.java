package dev.persona.drill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Eight writers for each contract and two that create people, all at once, so that updates meet and travel in groups. They go on whatever
 * is answered, until they are stopped.
 */
final class Load implements AutoCloseable {

    private static final int WRITERS_PER_CONTRACT = 8;

    private final Tally tally = new Tally();
    private final List<Writer> writers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Load() {
    }

    /** Starts the load on the servers of a site, in turn. */
    static Load start(Site site) throws Exception {
        return start(site.postgres(), site.ports());
    }

    /** Starts the load on servers of a database. */
    static Load start(Database database, List<Integer> ports) throws Exception {
        Load load = new Load();
        database.addPeople("writer-", Contract.values().length * WRITERS_PER_CONTRACT);
        for (Contract contract : Contract.values()) {
            for (int i = 0; i < WRITERS_PER_CONTRACT; i++) {
                int number = load.writers.size();
                load.writers.add(new Updater(ports.get(number % ports.size()), load.tally, contract, "writer-" + (number + 1)));
            }
        }
        load.writers.add(new Creator(ports.get(0), load.tally, true, "klaim-"));
        load.writers.add(new Creator(ports.get(0), load.tally, false, "camunda-"));
        load.go();
        return load;
    }

    /** Starts the writers, or starts them again. */
    void go() {
        writers.forEach(writer -> threads.add(new Thread(writer)));
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Stops the writers after what each has under way. */
    void stop() throws InterruptedException {
        writers.forEach(Writer::stop);
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    /** Compares all that was acknowledged since the last time with the table; the writers are stopped. */
    Loss compare(Database database) throws SQLException {
        Loss loss = Loss.NONE;
        for (Writer writer : writers) {
            loss = loss.plus(writer.compare(database));
        }
        return loss;
    }

    /** The seconds until the first writer, or every writer, has had a success after a moment; more than the limit if it took that long. */
    double secondsToSuccess(long since, boolean all, int limitSeconds) throws InterruptedException {
        while (true) {
            double seconds = (System.nanoTime() - since) / 1e9;
            if (seconds > limitSeconds || (all ? writers.stream().allMatch(writer -> writer.lastSuccess() > since)
                : writers.stream().anyMatch(writer -> writer.lastSuccess() > since))) {
                return seconds;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** The successes so far. */
    int successes() {
        return tally.count("200") + tally.count("204");
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
