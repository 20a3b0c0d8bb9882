package dev.persona.support;

import dev.persona.security.ApiKeys;
import dev.persona.server.Application;
import dev.persona.server.EmbeddedDatabase;
import dev.persona.server.Settings;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A running server on a real PostgreSQL. One is shared by all tests; tests that need other settings or a database of their own start one. */
public final class TestServer implements AutoCloseable {

    /** The secret that test servers accept tokens of, unless told otherwise. */
    public static final String SECRET = "a secret that is known to the tests only";

    private static final EmbeddedDatabase DATABASE = startDatabase();
    private static final TestServer SHARED = start(Map.of("GRPC_PORT", String.valueOf(freePort())));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            SHARED.close();
            DATABASE.close();
        }));
    }

    private final Application application;
    private final EmbeddedServer server;
    private final Settings.ExternalDatabase database;
    private final int grpcPort;
    private final String apiKeyName = "test-" + UUID.randomUUID();
    private String apiKey;

    private TestServer(Application application, Settings settings) {
        this.application = application;
        this.server = application.context().getBean(EmbeddedServer.class).start();
        this.database = settings.database().orElseThrow();
        this.grpcPort = settings.grpcPort();
    }

    /** The server that all tests share. */
    public static TestServer shared() {
        return SHARED;
    }

    /** Starts another server on the shared database, with more environment variables. */
    public static TestServer start(Map<String, String> environment) {
        return start(DATABASE.settings(), environment);
    }

    /** Starts another server on a database of its own. */
    public static TestServer startOnOwnDatabase(Map<String, String> environment) {
        return start(newDatabase(), environment);
    }

    /** Starts another server on the shared database, with beans that a test plants in it. */
    public static TestServer start(Consumer<ApplicationContextBuilder> planted) {
        return start(DATABASE.settings(), Map.of(), planted);
    }

    /** Starts another server on a given database. */
    public static TestServer start(Settings.ExternalDatabase database, Map<String, String> environment) {
        return start(database, environment, builder -> { });
    }

    private static TestServer start(Settings.ExternalDatabase database, Map<String, String> environment,
                                    Consumer<ApplicationContextBuilder> planted) {
        Map<String, String> all = new HashMap<>(Map.of(
            "PORT", "0",
            "GRPC_PORT", "0",
            // Thousands of lines that nobody reads.
            "REQUEST_LOG", "false",
            "JWT_SECRET", SECRET,
            "DATABASE_URL", database.jdbcUrl(),
            "DATABASE_USER", database.user().orElseThrow(),
            "DATABASE_PASSWORD", database.password().orElseThrow()));
        all.putAll(environment);
        all.values().removeIf(String::isEmpty);
        Settings settings = Settings.of(all);
        return new TestServer(Application.start(settings, planted), settings);
    }

    /** Makes an empty database beside the shared one. */
    public static Settings.ExternalDatabase newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(DATABASE.settings(), "CREATE DATABASE " + name);
        Settings.ExternalDatabase shared = DATABASE.settings();
        return new Settings.ExternalDatabase(shared.jdbcUrl().replaceAll("/postgres$", "/" + name), shared.user(), shared.password());
    }

    /** Runs an SQL statement on a database, for what no contract can do. */
    public static void execute(Settings.ExternalDatabase database, String sql) {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection to a database. */
    public static Connection connect(Settings.ExternalDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user().orElseThrow(), database.password().orElseThrow());
    }

    /** The database that this server uses. */
    public Settings.ExternalDatabase database() {
        return database;
    }

    /** The port that this server listens on. */
    public int port() {
        return server.getPort();
    }

    /** The port on which this server serves gRPC; the shared server does, others if they are told to. */
    public int grpcPort() {
        return grpcPort;
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The beans of this server. */
    public <T> T bean(Class<T> type) {
        return application.context().getBean(type);
    }

    /** A bean of this server, if it has one of that type. */
    public <T> Optional<T> find(Class<T> type) {
        return application.context().findBean(type);
    }

    /** An API key that this server accepts. */
    public synchronized String apiKey() {
        if (apiKey == null) {
            apiKey = bean(ApiKeys.class).create(apiKeyName);
        }
        return apiKey;
    }

    /** The name of {@link #apiKey}. */
    public String apiKeyName() {
        return apiKeyName;
    }

    @Override
    public void close() {
        application.close();
    }

    private static EmbeddedDatabase startDatabase() {
        EmbeddedDatabase database = EmbeddedDatabase.start(temporaryDirectory());
        database.awaitReady();
        return database;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
