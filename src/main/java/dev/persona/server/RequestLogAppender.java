package dev.persona.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes lines to standard output, all of some milliseconds at once. An appender of Logback wakes its thread and writes for each single line,
 * which was a seventh of what a request cost. Who does not read the output loses lines, and never holds a request up.
 */
public final class RequestLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MILLIS = 20;
    private static final int MOST_LINES = 8192;
    private static final long LAST_MILLIS = 1000;

    private final PrintStream out = System.out;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean due = new AtomicBoolean();

    @Override
    protected void append(ILoggingEvent event) {
        if (count.incrementAndGet() > MOST_LINES) {
            count.decrementAndGet();
            return;
        }
        lines.add(event.getFormattedMessage());
        if (due.compareAndSet(false, true)) {
            executor().schedule(this::write, MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits for the last lines, but not for ever. */
    @Override
    public void stop() {
        super.stop();
        Future<?> last = executor().submit(this::write);
        try {
            last.get(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            addWarn("The last lines were not written.", e);
        }
    }

    private void write() {
        due.set(false);
        StringBuilder text = new StringBuilder();
        for (String line = lines.poll(); line != null; line = lines.poll()) {
            count.decrementAndGet();
            text.append(line).append(System.lineSeparator());
        }
        synchronized (out) {
            out.print(text);
            out.flush();
        }
    }

    private ScheduledExecutorService executor() {
        return getContext().getScheduledExecutorService();
    }
}
