package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.persona.server.Settings.ExternalDatabase;
import dev.persona.support.Api;
import dev.persona.support.LogLines;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says about a database that does not keep its promises, and what its role may do there. */
class DatabaseSettingsTest {

    @Test
    void aDurableDatabaseIsNothingToSpeakOf() {
        Api.get("/health/readiness").send().is(200, "{\"name\":\"persona\",\"status\":\"UP\"}");
    }

    @Test
    void aDatabaseThatMayLoseWritesIsSaidInReadinessAndWarnedOf() {
        ExternalDatabase database = TestServer.newDatabase();
        TestServer.execute(database, "ALTER DATABASE " + name(database) + " SET synchronous_commit = off");
        try (LogLines lines = LogLines.of("dev.persona"); TestServer server = TestServer.start(database, Map.of())) {
            Api.get("/health/readiness").to(server).send()
                .is(200, "{\"name\":\"persona\",\"status\":\"UP\",\"details\":{\"notDurable\":[\"synchronous_commit\"]}}");
            lines.await(1);
            assertThat(lines.text()).anyMatch(line -> line.contains("ACKNOWLEDGED WRITES MAY BE LOST") && line.contains("synchronous_commit"));
        }
    }

    @Test
    void aDatabaseThatTakesNoWritesIsNotReady() {
        ExternalDatabase database = TestServer.newDatabase();
        TestServer.start(database, Map.of()).close();
        try (TestServer server = TestServer.start(database, Map.of())) {
            assertThat(Api.get("/health/readiness").to(server).send().status()).isEqualTo(200);
        }
        TestServer.execute(database, "ALTER DATABASE " + name(database) + " SET default_transaction_read_only = on");
        try (TestServer server = TestServer.start(database, Map.of())) {
            assertThat(Api.get("/health/readiness").to(server).send().status()).isEqualTo(503);
            assertThat(Api.get("/health/liveness").to(server).send().status()).isEqualTo(200);
        }
    }

    /** As docs/operations.md tells operators to do it. */
    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE mine (a int)", "DROP TABLE profile", "DROP TABLE api_key", "ALTER TABLE profile ADD a int",
        "TRUNCATE profile", "CREATE SCHEMA mine", "CREATE ROLE mine", "CREATE INDEX mine ON profile (gender)", "CREATE TEMP TABLE mine (a int)",
        "COPY profile TO PROGRAM 'true'"})
    void theServersRoleWorksAndCanNeitherCreateNorDrop(String statement) throws IOException, SQLException {
        ExternalDatabase database = TestServer.newDatabase();
        String owner = name(database) + "_owner";
        String server = name(database) + "_server";
        TestServer.execute(database, Files.readString(Path.of("deploy", "roles.sql")).replace(":database", name(database))
            .replace(":owner_password", "'owner secret'").replace(":server_password", "'server secret'")
            .replace("persona_owner", owner).replace("persona_server", server));
        ExternalDatabase asServer = new ExternalDatabase(database.jdbcUrl(), Optional.of(server), Optional.of("server secret"));
        try (TestServer running = TestServer.start(asServer,
            Map.of("DATABASE_MIGRATION_USER", owner, "DATABASE_MIGRATION_PASSWORD", "owner secret"));
            Connection connection = TestServer.connect(asServer)) {
            String id = People.create(running);
            for (Vendor vendor : Vendor.values()) {
                String credential = vendor == Vendor.CAMUNDA || vendor == Vendor.KLAIM ? running.apiKey() : Tokens.of(id);
                assertThat(Api.request(vendor.method(), vendor.path(id)).to(running).bearer(credential).json("{" + vendor.members() + "}").send()
                    .status()).isEqualTo(vendor.success());
            }
            assertThat(Api.delete("/user/" + id).to(running).bearer(running.apiKey()).send().status()).isEqualTo(204);
            assertThatThrownBy(() -> connection.createStatement().execute(statement)).isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState()).isEqualTo("42501");
        }
    }

    private static String name(ExternalDatabase database) {
        return database.jdbcUrl().substring(database.jdbcUrl().lastIndexOf('/') + 1);
    }
}
