package dev.persona.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A client that writes one number after the other and remembers which were acknowledged. */
abstract class Writer implements Runnable {

    private static final int PAUSE_MILLIS = 20;

    private final int port;
    private final Tally tally;
    private long attempted;
    private volatile long lastSuccess;
    private volatile boolean stopped;

    Writer(int port, Tally tally) {
        this.port = port;
        this.tally = tally;
    }

    /** The request that writes a number. */
    abstract Call call(long number);

    /** A number was acknowledged. */
    abstract void acknowledged(long number);

    /** Compares what was acknowledged with what is stored, which is what counts from then on. */
    abstract Loss compare(Database database) throws SQLException;

    @Override
    public void run() {
        stopped = false;
        try (Caller caller = new Caller(port)) {
            while (!stopped) {
                if (!write(caller)) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean write(Caller caller) {
        Call call = call(++attempted);
        Answer answer = tally.send(caller, call);
        if (answer == null || !answer.isSuccess()) {
            return false;
        }
        acknowledged(attempted);
        lastSuccess = System.nanoTime();
        return true;
    }

    /** Ends after the request under way. */
    void stop() {
        stopped = true;
    }

    long attempted() {
        return attempted;
    }

    /** When the last success came, as {@link System#nanoTime}. */
    long lastSuccess() {
        return lastSuccess;
    }
}
