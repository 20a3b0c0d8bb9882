package dev.persona.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator can set, by environment variables. A variable that is empty counts as not set, except {@code JWT_SECRET}: an empty
 * secret is a mistake that must not go unnoticed.
 *
 * @param port {@code PORT}: where to listen; 0 for any free port; 8080 unless set
 * @param host {@code HOST}: the address to listen on; loopback unless set
 * @param grpcPort {@code GRPC_PORT}: where gRPC is served, on the same address; 0 for nowhere; 9090 unless set
 * @param managementPort {@code MANAGEMENT_PORT}: where health and metrics are, and nothing else; 0 for {@code PORT}; 0 unless set
 * @param dataDir {@code DATA_DIR}: where the embedded database and the signing key live; {@code ./data} unless set
 * @param database {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}: an external PostgreSQL; embedded unless set
 * @param migrations {@code DATABASE_MIGRATION_USER}, {@code DATABASE_MIGRATION_PASSWORD}: the role that makes and changes the tables of
 *     an external PostgreSQL; the role of the server unless set
 * @param pool how the database is used
 * @param limits what clients may take
 * @param jwtSecret {@code JWT_SECRET}: the HS256 secret; made on first start unless set
 * @param jwksUrl {@code JWT_JWKS_URL}: where an OpenID Connect provider publishes its keys; instead of a secret
 * @param issuer {@code JWT_ISSUER}: what {@code iss} must be; anything unless set
 * @param audience {@code JWT_AUDIENCE}: what {@code aud} must contain; anything unless set
 * @param leewaySeconds {@code JWT_LEEWAY_SECONDS}: how far clocks may differ, 0 to 60; 0 unless set
 * @param camundaReadOnly {@code CAMUNDA_READ_ONLY}: whether the Camunda contract refuses writes; false unless set
 * @param organisationId {@code ORGANISATION_ID}: the organisation of everybody here, ZITADEL's {@code resourceOwner}
 * @param corsOrigins {@code CORS_ORIGINS}: the origins whose pages may call, separated by commas; none unless set
 * @param requestLog {@code REQUEST_LOG}: whether each request is a line on standard output; true unless set
 * @param tracesTo {@code OTEL_EXPORTER_OTLP_ENDPOINT}: where OpenTelemetry takes traces; there are none unless set
 */
public record Settings(int port, String host, int grpcPort, int managementPort, Path dataDir, Optional<ExternalDatabase> database, Optional<Role> migrations,
                       Pool pool, Limits limits, Optional<String> jwtSecret, Optional<String> jwksUrl, Optional<String> issuer,
                       Optional<String> audience, int leewaySeconds, boolean camundaReadOnly, String organisationId,
                       List<String> corsOrigins, boolean requestLog, Optional<String> tracesTo) {

    private static final int MAX_PORT = 65535;
    private static final int MAX_LEEWAY_SECONDS = 60;
    private static final int MIN_SECRET_BYTES = 32;

    /**
     * An external PostgreSQL.
     *
     * @param jdbcUrl its JDBC URL
     * @param user the role to connect as; empty to leave it to the URL
     * @param password its password; empty to leave it to the URL
     */
    public record ExternalDatabase(String jdbcUrl, Optional<String> user, Optional<String> password) {
    }

    /**
     * A role of the database.
     *
     * @param user its name
     * @param password its password; empty to leave it to the URL
     */
    public record Role(String user, Optional<String> password) {
    }

    /**
     * Reads the settings.
     *
     * @param environment the environment variables
     * @return the settings
     * @throws InvalidSettingException if one is missing or makes no sense; the message names it
     */
    public static Settings of(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Settings settings = new Settings(
            variables.number("PORT", 8080, 0, MAX_PORT),
            variables.text("HOST").orElse("127.0.0.1"),
            variables.number("GRPC_PORT", 9090, 0, MAX_PORT),
            variables.number("MANAGEMENT_PORT", 0, 0, MAX_PORT),
            Path.of(variables.text("DATA_DIR").orElse("data")),
            DatabaseUrls.database(variables),
            variables.text("DATABASE_MIGRATION_USER").map(user -> new Role(user, variables.text("DATABASE_MIGRATION_PASSWORD"))),
            Pool.of(variables),
            Limits.of(variables),
            variables.raw("JWT_SECRET"),
            variables.text("JWT_JWKS_URL"),
            variables.text("JWT_ISSUER"),
            variables.text("JWT_AUDIENCE"),
            variables.number("JWT_LEEWAY_SECONDS", 0, 0, MAX_LEEWAY_SECONDS),
            variables.flag("CAMUNDA_READ_ONLY", false),
            variables.text("ORGANISATION_ID").orElse("69629023906488334"),
            variables.text("CORS_ORIGINS").map(origins -> Arrays.stream(origins.split(",")).map(String::strip).toList()).orElse(List.of()),
            variables.flag("REQUEST_LOG", true),
            variables.text("OTEL_EXPORTER_OTLP_ENDPOINT"));
        settings.check();
        return settings;
    }

    private void check() {
        if (grpcPort == port && port != 0) {
            throw new InvalidSettingException("GRPC_PORT and PORT must differ.");
        }
        if (jwtSecret.isPresent() && jwksUrl.isPresent()) {
            throw new InvalidSettingException("JWT_SECRET and JWT_JWKS_URL exclude each other: set one of them.");
        }
        if (jwtSecret.filter(secret -> secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES).isPresent()) {
            throw new InvalidSettingException("JWT_SECRET must have at least " + MIN_SECRET_BYTES + " bytes.");
        }
        if (jwksUrl.isPresent() && issuer.isEmpty()) {
            throw new InvalidSettingException("JWT_JWKS_URL needs JWT_ISSUER: keys of an issuer say nothing about tokens of another.");
        }
        if (jwksUrl.filter(url -> !url.matches("https?://.+")).isPresent()) {
            throw new InvalidSettingException("JWT_JWKS_URL must be an http or https URL.");
        }
        if (migrations.isPresent() && database.isEmpty()) {
            throw new InvalidSettingException("DATABASE_MIGRATION_USER needs DATABASE_URL: the embedded database has one role.");
        }
        if (database.isPresent() && jwtSecret.isEmpty() && jwksUrl.isEmpty()) {
            throw new InvalidSettingException("With DATABASE_URL, set JWT_SECRET or JWT_JWKS_URL: without a key no token can be checked.");
        }
    }
}
