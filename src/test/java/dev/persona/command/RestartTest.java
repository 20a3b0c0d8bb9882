package dev.persona.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Launcher;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path directory;

    /** After kill -9 PostgreSQL lives on without its server, and its lock files with it. */
    @Test
    void aStartAfterACrashHealsByItselfAndKeepsWhatWasAcknowledged() {
        Launcher launcher = new Launcher(directory.resolve("data"));
        Launcher.Server crashed = launcher.serve();
        String token = launcher.run("token", "alice").stdout().strip();
        assertThat(crashed.patchFirstName(token, "Ada")).startsWith("HTTP/1.1 200");
        crashed.kill();

        Launcher.Server healed = launcher.serve();
        try {
            assertThat(healed.get("/me/profile", "Authorization: Bearer " + token)).contains("\"firstName\":\"Ada\"");
        } finally {
            healed.stop();
        }
    }

    @Test
    void beingToldToStopEndsServerAndDatabase() {
        Launcher launcher = new Launcher(directory.resolve("data"));
        Launcher.Server server = launcher.serve();
        assertThat(launcher.processesOfDatabase()).isNotEmpty();
        assertThat(server.stop()).isIn(0, 143);
        assertThat(launcher.processesOfDatabase()).isEmpty();
    }
}
