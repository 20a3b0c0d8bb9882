package dev.persona.server;

import java.net.URI;
import java.net.URISyntaxException;
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
 * @param dataDir {@code DATA_DIR}: where the embedded database and the signing key live; {@code ./data} unless set
 * @param database {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD}: an external PostgreSQL; embedded unless set
 * @param jwtSecret {@code JWT_SECRET}: the HS256 secret; made on first start unless set
 * @param jwksUrl {@code JWT_JWKS_URL}: where an OpenID Connect provider publishes its keys; instead of a secret
 * @param issuer {@code JWT_ISSUER}: what {@code iss} must be; anything unless set
 * @param audience {@code JWT_AUDIENCE}: what {@code aud} must contain; anything unless set
 * @param leewaySeconds {@code JWT_LEEWAY_SECONDS}: how far clocks may differ, 0 to 60; 0 unless set
 * @param camundaReadOnly {@code CAMUNDA_READ_ONLY}: whether the Camunda contract refuses writes; false unless set
 * @param organisationId {@code ORGANISATION_ID}: the organisation of everybody here, ZITADEL's {@code resourceOwner}
 * @param corsOrigins {@code CORS_ORIGINS}: the origins whose pages may call, separated by commas; none unless set
 */
public record Settings(int port, String host, Path dataDir, Optional<ExternalDatabase> database, Optional<String> jwtSecret,
                       Optional<String> jwksUrl, Optional<String> issuer, Optional<String> audience, int leewaySeconds,
                       boolean camundaReadOnly, String organisationId, List<String> corsOrigins) {

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
     * Reads the settings.
     *
     * @param environment the environment variables
     * @return the settings
     * @throws InvalidSettingException if one is missing or makes no sense; the message names it
     */
    public static Settings of(Map<String, String> environment) {
        Settings settings = new Settings(
            number(environment, "PORT", 8080, MAX_PORT),
            text(environment, "HOST").orElse("127.0.0.1"),
            Path.of(text(environment, "DATA_DIR").orElse("data")),
            database(environment),
            Optional.ofNullable(environment.get("JWT_SECRET")),
            text(environment, "JWT_JWKS_URL"),
            text(environment, "JWT_ISSUER"),
            text(environment, "JWT_AUDIENCE"),
            number(environment, "JWT_LEEWAY_SECONDS", 0, MAX_LEEWAY_SECONDS),
            flag(environment, "CAMUNDA_READ_ONLY"),
            text(environment, "ORGANISATION_ID").orElse("69629023906488334"),
            text(environment, "CORS_ORIGINS").map(origins -> Arrays.stream(origins.split(",")).map(String::strip).toList())
                .orElse(List.of()));
        settings.check();
        return settings;
    }

    private void check() {
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
        if (database.isPresent() && jwtSecret.isEmpty() && jwksUrl.isEmpty()) {
            throw new InvalidSettingException("With DATABASE_URL, set JWT_SECRET or JWT_JWKS_URL: without a key no token can be checked.");
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> environment, String name, int otherwise, int max) {
        String value = text(environment, name).orElse(String.valueOf(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > max) {
            throw new InvalidSettingException(name + " must be a number from 0 to " + max + ".");
        }
        return Integer.parseInt(value);
    }

    private static boolean flag(Map<String, String> environment, String name) {
        String value = text(environment, name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidSettingException(name + " must be true or false.");
        }
        return value.equals("true");
    }

    private static Optional<ExternalDatabase> database(Map<String, String> environment) {
        Optional<String> user = text(environment, "DATABASE_USER");
        Optional<String> password = text(environment, "DATABASE_PASSWORD");
        return text(environment, "DATABASE_URL").map(url -> {
            if (url.startsWith("jdbc:postgresql:")) {
                return new ExternalDatabase(url, user, password);
            }
            if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
                return libpqUrl(url, user, password);
            }
            throw new InvalidSettingException("DATABASE_URL must start with jdbc:postgresql: or postgresql://.");
        });
    }

    /** The form of PostgreSQL's own clients has user and password before the host; the driver takes them apart from the URL. */
    private static ExternalDatabase libpqUrl(String url, Optional<String> user, Optional<String> password) {
        try {
            String rest = url.substring(url.indexOf("://"));
            int at = rest.lastIndexOf('@');
            String[] userInfo = at < 0 ? new String[0] : rest.substring("://".length(), at).split(":", 2);
            return new ExternalDatabase("jdbc:postgresql://" + rest.substring(at < 0 ? "://".length() : at + 1),
                user.or(() -> decoded(userInfo, 0)), password.or(() -> decoded(userInfo, 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("DATABASE_URL has a percent sign that starts no escape.");
        }
    }

    private static Optional<String> decoded(String[] parts, int index) {
        if (index >= parts.length) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI("x://" + parts[index] + "@x").getUserInfo());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
