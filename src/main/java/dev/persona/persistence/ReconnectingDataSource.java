package dev.persona.persistence;

import com.zaxxer.hikari.util.DriverDataSource;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the connections of the pool, and keeps trying while the database is out of reach. The pool itself doubles its pause after each
 * failure, up to five seconds, and for as long after the database is back it would still turn requests away. Only the pool's own thread
 * waits here; requests wait for the pool, as long as they may.
 *
 * <p>Until a first connection was made every failure is passed on: a server with a wrong address must not wait for ever to start.
 */
final class ReconnectingDataSource extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectingDataSource.class);
    private static final long PAUSE_MILLIS = 100;

    /** Too many connections, and a server that shuts down, crashed or starts. */
    private static final Set<String> TRANSIENT = Set.of("53300", "57P01", "57P02", "57P03");

    private volatile boolean connectedOnce;

    ReconnectingDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(super::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return connect(() -> super.getConnection(user, password));
    }

    private Connection connect(Attempt attempt) throws SQLException {
        String reported = null;
        while (true) {
            try {
                Connection connection = attempt.connection();
                connectedOnce = true;
                if (reported != null) {
                    LOG.warn("The database is within reach again.");
                }
                return connection;
            } catch (SQLException e) {
                if (!connectedOnce || !isTransient(e)) {
                    throw e;
                }
                if (!e.getSQLState().equals(reported)) {
                    reported = e.getSQLState();
                    LOG.warn("The database is out of reach: SQLSTATE {}", reported);
                }
                pause(e);
            }
        }
    }

    private static boolean isTransient(SQLException e) {
        return PSQLState.isConnectionError(e.getSQLState()) || TRANSIENT.contains(String.valueOf(e.getSQLState()));
    }

    /** The pool interrupts its thread when it is closed. */
    private static void pause(SQLException failure) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private interface Attempt {

        Connection connection() throws SQLException;
    }

    /** Puts itself between the pool and the driver. */
    @Singleton
    static final class Configurer implements BeanCreatedEventListener<DatasourceConfiguration> {

        @Override
        public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
            DatasourceConfiguration configuration = event.getBean();
            configuration.setDataSource(new ReconnectingDataSource(new DriverDataSource(configuration.getUrl(), configuration.getDriverClassName(),
                configuration.getDataSourceProperties(), configuration.getUsername(), configuration.getPassword())));
            return configuration;
        }
    }
}
