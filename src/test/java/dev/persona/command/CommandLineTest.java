package dev.persona.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.Launcher;
import dev.persona.support.Launcher.Output;
import dev.persona.support.TestServer;
import java.nio.file.Path;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as operators run it: a process of its own, on data of its own. */
class CommandLineTest {

    @TempDir
    static Path directory;

    private static Launcher launcher;
    private static Launcher.Server server;

    @BeforeAll
    static void start() {
        launcher = new Launcher(directory.resolve("data"));
        server = launcher.serve();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void theServerSaysWhereItListensAndPrintsTwoLinesThatWorkAsPrinted() {
        assertThat(server.output()).contains("Persona listens on " + server.url());
        String[] lines = server.output().lines().map(String::strip).filter(line -> line.startsWith("TOKEN=") || line.startsWith("curl "))
            .toArray(String[]::new);
        assertThat(lines).hasSize(2);
        String tokenCommand = lines[0].substring("TOKEN=$(java -jar target/persona.jar ".length(), lines[0].length() - 1);
        String token = launcher.run(tokenCommand.split(" ")).stdout().strip();
        assertThat(Launcher.shell("TOKEN=" + token + "\n" + lines[1])).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void aTokenIsPrintedAloneAndWorks() {
        Output output = launcher.run("token", "alice");
        assertThat(output.status()).isZero();
        assertThat(output.stderr()).isEmpty();
        assertThat(output.stdout()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        assertThat(server.get("/me/profile", "Authorization: Bearer " + output.stdout().strip()))
            .contains("\"email\":\"alice@example.org\"");
    }

    @Test
    void anApiKeyIsPrintedAloneWhileTheServerRunsAndWorksUntilItIsRevoked() {
        Output output = launcher.run("api-key", "create", "ci");
        assertThat(output.status()).as(output.stderr()).isZero();
        assertThat(output.stderr()).isEmpty();
        assertThat(output.stdout()).matches("persona_[\\w-]{43}\n");
        String key = output.stdout().strip();
        assertThat(server.get("/users/alice", "Authorization: Bearer " + key)).contains("\"user_id\":\"alice\"");
        assertThat(Launcher.shell("curl -s -u ci:" + key + " " + server.url() + "/user/alice/profile")).contains("\"id\":\"alice\"");
        assertThat(launcher.run("api-key", "list").stdout()).matches("(?s).*^ci\t20\\S+Z\t-$.*".replace("^", "(?m)^"));

        assertThat(launcher.run("api-key", "create", "ci").stderr())
            .isEqualTo("There is or was an API key named ci; names are not used again.\n");
        assertThat(launcher.run("api-key", "revoke", "ci").status()).isZero();
        assertThat(launcher.run("api-key", "revoke", "ci").stderr()).isEqualTo("There is no API key named ci in force.\n");
        assertThat(server.get("/users/alice", "Authorization: Bearer " + key)).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void aSecondServerOnTheSameDataSaysThatOneIsRunning() {
        Output output = launcher.run("serve");
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.stderr()).isEqualTo("A server is already running on " + directory.resolve("data").toAbsolutePath()
            + ". Stop it first, or set DATA_DIR to another directory.\n");
    }

    @Test
    void noOtherUserOfTheMachineCanReadTheData() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data")))).isEqualTo("rwx------");
        for (String secret : new String[] {"jwt-secret", "postgres-password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data").resolve(secret))))
                .isEqualTo("rw-------");
        }
    }

    @Test
    void withAnExternalDatabaseAndNoKeyTheServerRefusesToStartAndNamesTheSetting() {
        Output output = launcher.with("DATABASE_URL", TestServer.shared().database().jdbcUrl()).run("serve");
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.stderr()).isEqualTo(
            "With DATABASE_URL, set JWT_SECRET or JWT_JWKS_URL: without a key no token can be checked.\n");
    }

    @Test
    void aPortThatSomebodyHasAlreadyIsNamed() {
        TestServer external = TestServer.shared();
        Output output = launcher.with("DATABASE_URL", external.database().jdbcUrl()).with("JWT_SECRET", TestServer.SECRET)
            .with("DATABASE_USER", external.database().user().orElseThrow()).with("DATABASE_PASSWORD", external.database().password().orElseThrow())
            .with("GRPC_PORT", String.valueOf(external.grpcPort())).run("serve");
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.stderr()).isEqualTo("gRPC cannot listen on 127.0.0.1:" + external.grpcPort()
            + ". Set GRPC_PORT to a free port, or to 0 to do without gRPC.\n");
    }

    @Test
    void keysForAnExternalDatabaseAreMadeWithItsSettings() {
        TestServer external = TestServer.shared();
        Output output = launcher.with("DATABASE_URL", external.database().jdbcUrl())
            .with("DATABASE_USER", external.database().user().orElseThrow())
            .with("DATABASE_PASSWORD", external.database().password().orElseThrow())
            .with("JWT_SECRET", TestServer.SECRET)
            .run("api-key", "create", "external-" + ProcessHandle.current().pid());
        assertThat(output.status()).as(output.stderr()).isZero();
        Api.get("/users/nobody").bearer(output.stdout().strip()).send()
            .is(404, "{\"message\":\"Can not find user with the given user_id.\"}");
    }

    @Test
    void tokensCarryIssuerAndAudienceWhenTheyAreSet() {
        Output output = launcher.with("JWT_ISSUER", "https://issuer.example").with("JWT_AUDIENCE", "profiles").run("token", "alice");
        String claims = new String(java.util.Base64.getUrlDecoder().decode(output.stdout().split("\\.")[1]));
        assertThat(claims).contains("\"iss\":\"https://issuer.example\"").contains("\"aud\":\"profiles\"").contains("\"sub\":\"alice\"");
    }

    @Test
    void everyCommandHasHelp() {
        for (String[] command : new String[][] {{"--help"}, {"serve", "--help"}, {"token", "--help"}, {"api-key", "--help"},
            {"api-key", "create", "--help"}, {"api-key", "list", "--help"}, {"api-key", "revoke", "--help"}}) {
            Output output = launcher.run(command);
            assertThat(output.status()).isZero();
            assertThat(output.stdout()).startsWith("Usage: persona");
        }
        assertThat(launcher.run("sevre").status()).isEqualTo(2);
    }
}
