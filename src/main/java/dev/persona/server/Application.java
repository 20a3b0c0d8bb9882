package dev.persona.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Puts settings, database and beans together; the server, its tests and the commands all start here. */
public final class Application implements AutoCloseable {

    private final ApplicationContext context;
    private final AutoCloseable database;

    private Application(ApplicationContext context, AutoCloseable database) {
        this.context = context;
        this.database = database;
    }

    /**
     * Starts everything but the HTTP server, and owns the embedded database if there is one.
     *
     * @param settings the settings
     * @return the application
     */
    public static Application start(Settings settings) {
        return start(settings, builder -> { });
    }

    /**
     * Starts everything but the HTTP server, with more beans or properties.
     *
     * @param settings the settings
     * @param more adds to the context
     * @return the application
     */
    public static Application start(Settings settings, Consumer<ApplicationContextBuilder> more) {
        return settings.database().isPresent()
            ? start(settings, settings.database().get(), () -> { }, more)
            : start(settings, EmbeddedDatabase.start(settings.dataDir()), more);
    }

    /**
     * Starts everything but the HTTP server, beside a server that may run on the same data.
     *
     * @param settings the settings
     * @return the application
     */
    public static Application join(Settings settings) {
        return settings.database().isPresent()
            ? start(settings)
            : start(settings, EmbeddedDatabase.join(settings.dataDir()), builder -> { });
    }

    /**
     * The secret that signs users' tokens here.
     *
     * @param settings the settings
     * @return the setting, or else the one that lies with the embedded data and is made on first use
     */
    public static String signingSecret(Settings settings) {
        return settings.jwtSecret().orElseGet(() -> {
            PrivateFiles.createDirectory(settings.dataDir());
            return PrivateFiles.secret(settings.dataDir().resolve(Path.of("jwt-secret")));
        });
    }

    /**
     * The beans.
     *
     * @return the running context
     */
    public ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        try {
            database.close();
        } catch (Exception e) {
            throw new IllegalStateException("the database did not stop", e);
        }
    }

    private static Application start(Settings settings, EmbeddedDatabase database, Consumer<ApplicationContextBuilder> more) {
        try {
            return start(settings, database.settings(), database, builder -> {
                builder.singletons(database);
                more.accept(builder);
            });
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Application start(Settings settings, Settings.ExternalDatabase database, AutoCloseable owned,
                                     Consumer<ApplicationContextBuilder> more) {
        ApplicationContextBuilder builder = ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(Properties.of(settings, database));
        more.accept(builder);
        return new Application(builder.start(), owned);
    }
}
