package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to a logger until it is closed. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Logger logger;
    private final Level before;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        before = logger.getLevel();
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    /** Listens to a logger and to those below it. */
    public static LogLines of(String name) {
        return new LogLines(name);
    }

    /** Everything down to a level, for as long as this listens. */
    public LogLines at(Level level) {
        logger.setLevel(level);
        return this;
    }

    /** The lines so far, as text. */
    public List<String> text() {
        return List.copyOf(lines);
    }

    /** The lines so far, as JSON. */
    public List<JsonNode> json() {
        return lines.stream().map(LogLines::parse).toList();
    }

    public void clear() {
        lines.clear();
    }

    /** Waits until there are at least so many lines. */
    public void await(int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (lines.size() < count) {
            assertThat(Instant.now()).as("waiting for %s lines, have %s", count, lines).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getMessage()));
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
