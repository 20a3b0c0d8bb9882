package dev.persona.persistence;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether the database answers and takes writes, on a connection of its own, so that it never stands in the queue of the requests. It
 * also says which of the settings are off without which an acknowledged write may be lost, and warns of them at the start.
 */
@Readiness
@Singleton
final class DatabaseHealth implements HealthIndicator {

    /** The name of the result, whose details are for everybody. */
    static final String NAME = "database";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final String TIMEOUT_SECONDS = "1";
    /** A host that says nothing is asked for TLS, and then without for the time above: what is left is for the next host. */
    private static final String TLS_TIMEOUT_MILLIS = "250";
    private static final String LOGIN_TIMEOUT_SECONDS = "2";
    /** As the pool has it. */
    private static final String HOST_RECHECK_SECONDS = "1";
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final String QUERY = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on' "
        + "OR name = 'synchronous_commit' AND setting NOT IN ('on', 'remote_apply') OR name = 'transaction_read_only' AND setting = 'on' "
        + "ORDER BY name";

    private final DatasourceConfiguration configuration;
    private final ExecutorService blocking;
    private Connection connection;
    private HealthResult last;
    private long askedNanos;

    DatabaseHealth(DatasourceConfiguration configuration, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.configuration = configuration;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return new AsyncSingleResultPublisher<>(blocking, this::result);
    }

    @EventListener
    void warn(ServerStartupEvent started) {
        blocking.execute(() -> {
            if (result().getDetails() instanceof Map<?, ?> details) {
                LOG.error("ACKNOWLEDGED WRITES MAY BE LOST: the database runs with settings that do not keep them: {}", details);
            }
        });
    }

    @PreDestroy
    synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("SQLSTATE {}", e.getSQLState());
            }
            connection = null;
        }
    }

    /** Who asks while another does gets the same answer. */
    private synchronized HealthResult result() {
        if (last == null || System.nanoTime() - askedNanos > FRESH_NANOS) {
            last = ask();
            askedNanos = System.nanoTime();
        }
        return last;
    }

    private HealthResult ask() {
        try {
            if (connection == null) {
                connection = connect();
            }
            List<String> bad = query();
            boolean readOnly = bad.remove("transaction_read_only");
            HealthResult.Builder result = HealthResult.builder(NAME, readOnly ? HealthStatus.DOWN : HealthStatus.UP);
            return bad.isEmpty() ? result.build() : result.details(Map.of("notDurable", bad)).build();
        } catch (SQLException e) {
            close();
            return HealthResult.builder(NAME, HealthStatus.DOWN).build();
        }
    }

    private List<String> query() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(QUERY)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Connection connect() throws SQLException {
        java.util.Properties properties = new java.util.Properties();
        properties.putAll(Map.of("ApplicationName", "persona health", "connectTimeout", TIMEOUT_SECONDS, "loginTimeout", LOGIN_TIMEOUT_SECONDS,
            "socketTimeout", TIMEOUT_SECONDS, "sslResponseTimeout", TLS_TIMEOUT_MILLIS,
            "hostRecheckSeconds", HOST_RECHECK_SECONDS));
        if (configuration.getUsername() != null) {
            properties.put("user", configuration.getUsername());
        }
        if (configuration.getPassword() != null) {
            properties.put("password", configuration.getPassword());
        }
        return DriverManager.getConnection(configuration.getUrl(), properties);
    }
}
