package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.persona.server.Settings.ExternalDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void everySettingHasItsDefault() {
        assertThat(Settings.of(Map.of())).isEqualTo(new Settings(8080, "127.0.0.1", 9090, 0, Path.of("data"), Optional.empty(), Optional.empty(),
            new Pool(12, 600, 1500, 2), new Limits(4096, 8192, 10, 60, 500, 1, 10), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), 0, false, "69629023906488334", List.of(), true, Optional.empty()));
    }

    @Test
    void everySettingHasItsVariable() {
        assertThat(Settings.of(Map.ofEntries(
            Map.entry("PORT", "9000"),
            Map.entry("HOST", "0.0.0.0"),
            Map.entry("GRPC_PORT", "9001"),
            Map.entry("MANAGEMENT_PORT", "9002"),
            Map.entry("DATA_DIR", "/var/lib/persona"),
            Map.entry("DATABASE_URL", "jdbc:postgresql://db/persona"),
            Map.entry("DATABASE_USER", "persona"),
            Map.entry("DATABASE_PASSWORD", "secret"),
            Map.entry("DATABASE_MIGRATION_USER", "owner"),
            Map.entry("DATABASE_MIGRATION_PASSWORD", "secret too"),
            Map.entry("DATABASE_POOL_SIZE", "4"),
            Map.entry("DATABASE_WAIT_MILLIS", "500"),
            Map.entry("DATABASE_STATEMENT_TIMEOUT_MILLIS", "1000"),
            Map.entry("DATABASE_SOCKET_TIMEOUT_SECONDS", "3"),
            Map.entry("MAX_URI_BYTES", "2048"),
            Map.entry("MAX_HEADER_BYTES", "16384"),
            Map.entry("REQUEST_TIMEOUT_SECONDS", "5"),
            Map.entry("IDLE_TIMEOUT_SECONDS", "30"),
            Map.entry("QUEUE_LIMIT", "0"),
            Map.entry("STOP_DELAY_SECONDS", "0"),
            Map.entry("GRACE_PERIOD_SECONDS", "20"),
            Map.entry("REQUEST_LOG", "false"),
            Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
            Map.entry("JWT_JWKS_URL", "https://issuer.example/keys"),
            Map.entry("JWT_ISSUER", "https://issuer.example"),
            Map.entry("JWT_AUDIENCE", "profiles"),
            Map.entry("JWT_LEEWAY_SECONDS", "60"),
            Map.entry("CAMUNDA_READ_ONLY", "true"),
            Map.entry("ORGANISATION_ID", "42"),
            Map.entry("CORS_ORIGINS", "https://a.example, https://b.example"))))
            .isEqualTo(new Settings(9000, "0.0.0.0", 9001, 9002, Path.of("/var/lib/persona"),
                Optional.of(new ExternalDatabase("jdbc:postgresql://db/persona", Optional.of("persona"), Optional.of("secret"))),
                Optional.of(new Settings.Role("owner", Optional.of("secret too"))), new Pool(4, 500, 1000, 3),
                new Limits(2048, 16384, 5, 30, 0, 0, 20), Optional.empty(), Optional.of("https://issuer.example/keys"),
                Optional.of("https://issuer.example"), Optional.of("profiles"), 60, true, "42",
                List.of("https://a.example", "https://b.example"), false, Optional.of("http://collector:4318")));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        Map<String, String> empty = new HashMap<>();
        for (String name : List.of("PORT", "HOST", "GRPC_PORT", "DATA_DIR", "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "JWT_JWKS_URL",
            "JWT_ISSUER", "JWT_AUDIENCE", "JWT_LEEWAY_SECONDS", "CAMUNDA_READ_ONLY", "ORGANISATION_ID", "CORS_ORIGINS", "MANAGEMENT_PORT",
            "DATABASE_MIGRATION_USER", "DATABASE_MIGRATION_PASSWORD", "DATABASE_POOL_SIZE", "DATABASE_WAIT_MILLIS",
            "DATABASE_STATEMENT_TIMEOUT_MILLIS", "DATABASE_SOCKET_TIMEOUT_SECONDS", "MAX_URI_BYTES", "MAX_HEADER_BYTES",
            "REQUEST_TIMEOUT_SECONDS", "IDLE_TIMEOUT_SECONDS", "QUEUE_LIMIT", "STOP_DELAY_SECONDS", "GRACE_PERIOD_SECONDS", "REQUEST_LOG",
            "OTEL_EXPORTER_OTLP_ENDPOINT")) {
            empty.put(name, "");
        }
        assertThat(Settings.of(empty)).isEqualTo(Settings.of(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536, PORT must be a number from 0 to 65535.",
        "PORT, -1, PORT must be a number from 0 to 65535.",
        "PORT, http, PORT must be a number from 0 to 65535.",
        "GRPC_PORT, 65536, GRPC_PORT must be a number from 0 to 65535.",
        "GRPC_PORT, 8080, GRPC_PORT and PORT must differ.",
        "JWT_LEEWAY_SECONDS, 61, JWT_LEEWAY_SECONDS must be a number from 0 to 60.",
        "DATABASE_POOL_SIZE, 1, DATABASE_POOL_SIZE must be a number from 2 to 200.",
        "DATABASE_WAIT_MILLIS, 249, DATABASE_WAIT_MILLIS must be a number from 250 to 30000.",
        "REQUEST_TIMEOUT_SECONDS, 0, REQUEST_TIMEOUT_SECONDS must be a number from 1 to 300.",
        "GRACE_PERIOD_SECONDS, forever, GRACE_PERIOD_SECONDS must be a number from 1 to 300.",
        "REQUEST_LOG, no, REQUEST_LOG must be true or false.",
        "DATABASE_MIGRATION_USER, owner, 'DATABASE_MIGRATION_USER needs DATABASE_URL: the embedded database has one role.'",
        "CAMUNDA_READ_ONLY, yes, CAMUNDA_READ_ONLY must be true or false.",
        "JWT_SECRET, '', JWT_SECRET must have at least 32 bytes.",
        "JWT_SECRET, 0123456789abcdef0123456789abcde, JWT_SECRET must have at least 32 bytes.",
        "JWT_JWKS_URL, https://issuer.example/keys, 'JWT_JWKS_URL needs JWT_ISSUER: keys of an issuer say nothing about tokens of another.'",
        "DATABASE_URL, mysql://db/persona, DATABASE_URL must start with jdbc:postgresql: or postgresql://.",
        "DATABASE_URL, jdbc:postgresql://db/persona, 'With DATABASE_URL, set JWT_SECRET or JWT_JWKS_URL: without a key no token can be checked.'",
    })
    void aSettingThatMakesNoSenseIsNamed(String name, String value, String sentence) {
        assertThatThrownBy(() -> Settings.of(Map.of(name, value))).isInstanceOf(InvalidSettingException.class).hasMessage(sentence);
    }

    @Test
    void aSecretAndAKeySetExcludeEachOther() {
        assertThatThrownBy(() -> Settings.of(Map.of("JWT_SECRET", SECRET, "JWT_JWKS_URL", "https://i.example/k", "JWT_ISSUER", "i")))
            .hasMessage("JWT_SECRET and JWT_JWKS_URL exclude each other: set one of them.");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/persona, jdbc:postgresql://db/persona, , ",
        "postgres://ann@db:5433/persona, jdbc:postgresql://db:5433/persona, ann, ",
        "postgresql://ann:p%40ss%3Aw@db/persona?sslmode=require, jdbc:postgresql://db/persona?sslmode=require, ann, p@ss:w",
        "'postgresql://ann:x@one:5432,two:5433/persona', 'jdbc:postgresql://one:5432,two:5433/persona', ann, x",
        "jdbc:postgresql://db/persona?user=ann, jdbc:postgresql://db/persona?user=ann, , ",
    })
    void aDatabaseCanBeNamedAsPostgresqlsOwnClientsNameIt(String url, String jdbcUrl, String user, String password) {
        assertThat(Settings.of(Map.of("DATABASE_URL", url, "JWT_SECRET", SECRET)).database())
            .hasValue(new ExternalDatabase(jdbcUrl, Optional.ofNullable(user), Optional.ofNullable(password)));
    }

    @Test
    void variablesForUserAndPasswordWinOverTheUrl() {
        assertThat(Settings.of(Map.of("DATABASE_URL", "postgresql://ann:x@db/persona", "JWT_SECRET", SECRET,
            "DATABASE_USER", "bob", "DATABASE_PASSWORD", "y")).database())
            .hasValue(new ExternalDatabase("jdbc:postgresql://db/persona", Optional.of("bob"), Optional.of("y")));
    }
}
