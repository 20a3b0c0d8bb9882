package dev.persona.server;

import java.util.HashMap;
import java.util.Map;

/** The settings as Micronaut's modules and the beans of this project know them. */
final class Properties {

    private Properties() {
    }

    static Map<String, Object> of(Settings settings, Settings.ExternalDatabase database) {
        Map<String, Object> properties = new HashMap<>();
        http(settings, properties);
        limits(settings.limits(), properties);
        database(settings, database, properties);
        security(settings, properties);
        properties.put("persona.camunda.read-only", settings.camundaReadOnly());
        properties.put("persona.organisation-id", settings.organisationId());
        properties.put("persona.request-log", settings.requestLog());
        properties.put("micronaut.otel.enabled", settings.tracesTo().isPresent());
        settings.tracesTo().ifPresent(url -> {
            properties.put("otel.traces.exporter", "otlp");
            properties.put("otel.exporter.otlp.protocol", "http/protobuf");
            properties.put("otel.exporter.otlp.endpoint", url);
        });
        return properties;
    }

    private static void http(Settings settings, Map<String, Object> properties) {
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        properties.put("micronaut.server.host", settings.host());
        if (settings.grpcPort() != 0) {
            properties.put("persona.grpc.port", settings.grpcPort());
            properties.put("persona.grpc.host", settings.host());
        }
        if (settings.managementPort() != 0) {
            properties.put("endpoints.all.port", settings.managementPort());
        }
        if (!settings.corsOrigins().isEmpty()) {
            properties.put("micronaut.server.cors.enabled", true);
            properties.put("micronaut.server.cors.configurations.web.allowed-origins", settings.corsOrigins());
        }
    }

    private static void limits(Limits limits, Map<String, Object> properties) {
        properties.put("micronaut.server.netty.max-initial-line-length", limits.uriBytes());
        properties.put("micronaut.server.netty.max-header-size", limits.headerBytes());
        properties.put("micronaut.server.idle-timeout", limits.idleSeconds() + "s");
        properties.put("micronaut.lifecycle.graceful-shutdown.grace-period", limits.graceSeconds() + "s");
        properties.put("persona.request-timeout-seconds", limits.requestSeconds());
        properties.put("persona.waiting-requests", limits.waitingRequests());
    }

    private static void database(Settings settings, Settings.ExternalDatabase database, Map<String, Object> properties) {
        String pool = "datasources.default.";
        properties.put(pool + "url", database.jdbcUrl());
        database.user().ifPresent(user -> properties.put(pool + "username", user));
        database.password().ifPresent(password -> properties.put(pool + "password", password));
        properties.put(pool + "maximum-pool-size", settings.pool().size());
        properties.put(pool + "connection-timeout", settings.pool().waitMillis());
        // Every statement finds its rows by a unique index. A plan is kept for long; one that was made while the table was small must not
        // read all of it later. Up to PostgreSQL 17 a plan that has to read a whole table all the same, as Flyway's of the roles, then looks so
        // costly that it is compiled first, for a tenth of a second.
        properties.put(pool + "connection-init-sql",
            "SET statement_timeout = " + settings.pool().statementMillis() + "; SET enable_seqscan = off; SET jit = off");
        properties.put(pool + "data-source-properties.socketTimeout", String.valueOf(settings.pool().socketSeconds()));
        settings.migrations().ifPresent(role -> {
            properties.put("flyway.datasources.default.url", database.jdbcUrl());
            properties.put("flyway.datasources.default.user", role.user());
            role.password().ifPresent(password -> properties.put("flyway.datasources.default.password", password));
        });
    }

    private static void security(Settings settings, Map<String, Object> properties) {
        settings.jwksUrl().ifPresentOrElse(url -> properties.put("persona.token.jwks-url", url),
            () -> properties.put("persona.token.secret", Application.signingSecret(settings)));
        settings.issuer().ifPresent(issuer -> properties.put("persona.token.issuer", issuer));
        settings.audience().ifPresent(audience -> properties.put("persona.token.audience", audience));
        properties.put("persona.token.leeway-seconds", settings.leewaySeconds());
    }
}
