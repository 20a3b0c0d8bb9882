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
        assertThat(Settings.of(Map.of())).isEqualTo(new Settings(8080, "127.0.0.1", Path.of("data"), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), 0, false, "69629023906488334", List.of()));
    }

    @Test
    void everySettingHasItsVariable() {
        assertThat(Settings.of(Map.ofEntries(
            Map.entry("PORT", "9000"),
            Map.entry("HOST", "0.0.0.0"),
            Map.entry("DATA_DIR", "/var/lib/persona"),
            Map.entry("DATABASE_URL", "jdbc:postgresql://db/persona"),
            Map.entry("DATABASE_USER", "persona"),
            Map.entry("DATABASE_PASSWORD", "secret"),
            Map.entry("JWT_JWKS_URL", "https://issuer.example/keys"),
            Map.entry("JWT_ISSUER", "https://issuer.example"),
            Map.entry("JWT_AUDIENCE", "profiles"),
            Map.entry("JWT_LEEWAY_SECONDS", "60"),
            Map.entry("CAMUNDA_READ_ONLY", "true"),
            Map.entry("ORGANISATION_ID", "42"),
            Map.entry("CORS_ORIGINS", "https://a.example, https://b.example"))))
            .isEqualTo(new Settings(9000, "0.0.0.0", Path.of("/var/lib/persona"),
                Optional.of(new ExternalDatabase("jdbc:postgresql://db/persona", Optional.of("persona"), Optional.of("secret"))),
                Optional.empty(), Optional.of("https://issuer.example/keys"), Optional.of("https://issuer.example"), Optional.of("profiles"),
                60, true, "42", List.of("https://a.example", "https://b.example")));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        Map<String, String> empty = new HashMap<>();
        for (String name : List.of("PORT", "HOST", "DATA_DIR", "DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "JWT_JWKS_URL",
            "JWT_ISSUER", "JWT_AUDIENCE", "JWT_LEEWAY_SECONDS", "CAMUNDA_READ_ONLY", "ORGANISATION_ID", "CORS_ORIGINS")) {
            empty.put(name, "");
        }
        assertThat(Settings.of(empty)).isEqualTo(Settings.of(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536, PORT must be a number from 0 to 65535.",
        "PORT, -1, PORT must be a number from 0 to 65535.",
        "PORT, http, PORT must be a number from 0 to 65535.",
        "JWT_LEEWAY_SECONDS, 61, JWT_LEEWAY_SECONDS must be a number from 0 to 60.",
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
