package dev.persona.server;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;

/** Lets the embedded database start while the beans that do not need it are made, and holds the connection pool back until it is ready. */
@Singleton
final class DatabaseGate implements BeanCreatedEventListener<DatasourceConfiguration> {

    @Nullable
    private final EmbeddedDatabase database;

    DatabaseGate(@Nullable EmbeddedDatabase database) {
        this.database = database;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        if (database != null) {
            database.awaitReady();
        }
        return event.getBean();
    }
}
