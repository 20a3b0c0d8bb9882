package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.persona.server.Settings.ExternalDatabase;
import dev.persona.support.Api;
import dev.persona.support.DriverSockets;
import dev.persona.support.People;
import dev.persona.support.SwitchableForwarder;
import dev.persona.support.TestServer;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What application.yml asks of the driver is done. The driver ignores, without a word, what is not a text: as numbers its settings were in
 * force nowhere, and a database that froze held requests for ever.
 */
class DriverSettingsTest {

    /** Longer than any other limit, so that none of them passes for the one that is meant. */
    private static final Map<String, String> PATIENT = Map.of("DATABASE_SOCKET_TIMEOUT_SECONDS", "60");
    private static final String LOOPBACK = "127.0.0.1:";

    @Test
    void everySettingIsAText() {
        assertThat(TestServer.shared().bean(DatasourceConfiguration.class).getDataSourceProperties().values()).allMatch(String.class::isInstance);
    }

    @Test
    void anAnswerIsAwaitedForAsLongAsTheOperatorSays() throws SQLException {
        try (TestServer server = TestServer.start(Map.of("DATABASE_SOCKET_TIMEOUT_SECONDS", "7")); Connection connection = pooled(server)) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(7000);
        }
    }

    @Test
    void aHostThatDoesNotEvenAcceptConnectionsIsGivenUpForTheNext() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> queue = fill(full);
            try (TestServer server = TestServer.start(behind(full.getLocalPort(), ""), PATIENT)) {
                assertThat(Api.get("/users/nobody").to(server).bearer(server.apiKey()).send().status()).isEqualTo(404);
            }
            for (SocketChannel each : queue) {
                each.close();
            }
        }
    }

    /** It is asked for TLS and then without, and both must fit into the five seconds of an attempt: here half a second and three, else twice three. */
    @Test
    void aHostThatAcceptsConnectionsAndSaysNothingIsGivenUpForTheNextWithinOneAttempt() throws SQLException {
        try (SwitchableForwarder line = line();
            TestServer server = TestServer.start(behind(line.port(), ""), Map.of("DATABASE_SOCKET_TIMEOUT_SECONDS", "3"))) {
            line.stick();
            try (Connection connection = driver(server).getConnection()) {
                assertThat(connection.isValid(0)).isTrue();
            }
        }
    }

    @Test
    void aHostThatSaysNothingToTheLoginIsGivenUp() {
        try (SwitchableForwarder line = line(); TestServer server = TestServer.start(only(line.port(), "?sslmode=disable"), PATIENT)) {
            line.stick();
            assertThatThrownBy(driver(server)::getConnection).isInstanceOf(SQLException.class).hasMessageContaining("Connection attempt timed out");
        }
    }

    @Test
    void aHostThatWasGoneIsAskedAgainSoon() throws SQLException {
        try (SwitchableForwarder line = line(); TestServer server = TestServer.start(behind(line.port(), ""), PATIENT)) {
            line.cut();
            driver(server).getConnection().close();
            line.restore();
            Instant deadline = Instant.now().plusSeconds(5);
            while (!line.isInUse()) {
                assertThat(Instant.now()).isBefore(deadline);
                driver(server).getConnection().close();
            }
        }
    }

    @Test
    void aConnectionThatLiesIdleIsKeptAlive() throws SQLException {
        ExternalDatabase database = only(port(), "?socketFactory=" + DriverSockets.class.getName());
        try (TestServer server = TestServer.start(database, Map.of()); Connection connection = pooled(server);
            ResultSet row = connection.createStatement().executeQuery("SELECT inet_client_port()")) {
            row.next();
            int port = row.getInt(1);
            assertThat(DriverSockets.isKeptAlive(port)).isTrue();
        } finally {
            DriverSockets.forget();
        }
    }

    @Test
    void whatTheDatabaseRefusesIsNotQuoted() throws SQLException {
        String id = People.create();
        String again = "INSERT INTO profile (internal_id, user_id, created_at, changed_at) VALUES ('1_aaaab', '" + id + "', now(), now())";
        try (Connection talkative = TestServer.connect(TestServer.shared().database()); Connection connection = pooled(TestServer.shared())) {
            assertThatThrownBy(() -> talkative.createStatement().execute(again)).isInstanceOf(SQLException.class).hasMessageContaining(id);
            assertThatThrownBy(() -> connection.createStatement().execute(again)).isInstanceOf(SQLException.class)
                .hasMessageContaining("profile_user_id").hasMessageNotContaining(id);
        }
    }

    /** The first statement of Flyway reads all roles; compiled, it held up each start by 80 ms, twice. */
    @Test
    void theDatabaseCompilesNoStatement() throws SQLException {
        try (Connection connection = pooled(TestServer.shared()); ResultSet row = connection.createStatement().executeQuery("SHOW jit")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("off");
        }
    }

    private static Connection pooled(TestServer server) throws SQLException {
        return DelegatingDataSource.unwrapDataSource(server.bean(DataSource.class)).getConnection();
    }

    /** Connects as the pool does, but only once. */
    private static DataSource driver(TestServer server) {
        return ((DelegatingDataSource) server.bean(DatasourceConfiguration.class).getDataSource()).getTargetDataSource();
    }

    private static SwitchableForwarder line() {
        return new SwitchableForwarder(port());
    }

    private static int port() {
        return URI.create(TestServer.shared().database().jdbcUrl().substring("jdbc:".length())).getPort();
    }

    private static ExternalDatabase only(int port, String parameters) {
        return at(LOOPBACK + port, parameters);
    }

    /** The database as the second host of two. */
    private static ExternalDatabase behind(int port, String parameters) {
        return at(LOOPBACK + port + "," + LOOPBACK + port(), parameters);
    }

    private static ExternalDatabase at(String hosts, String parameters) {
        ExternalDatabase shared = TestServer.shared().database();
        return new ExternalDatabase(shared.jdbcUrl().replace(LOOPBACK + port(), hosts) + parameters, shared.user(), shared.password());
    }

    /** More connections than may wait to be accepted; what comes after them is not answered. */
    private static List<SocketChannel> fill(ServerSocket listener) throws IOException {
        List<SocketChannel> queue = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
            queue.add(channel);
        }
        return queue;
    }
}
