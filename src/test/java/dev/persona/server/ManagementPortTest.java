package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health/liveness", "/health/readiness"})
    void healthAndMetricsAreOnAPortOfTheirOwnAndNothingElseIs(String path) throws IOException {
        int port = freePort();
        try (TestServer server = TestServer.start(Map.of("MANAGEMENT_PORT", String.valueOf(port)))) {
            assertThat(get(port, path).status()).isEqualTo(200);
            assertThat(get(port, path).header("X-Request-Id")).isPresent();
            Api.get(path).to(server).send().isProblem(404);
            get(port, "/me/profile").isProblem(404);
            get(port, "/docs").isProblem(404);
        }
    }

    private static Answer get(int port, String path) {
        try (RawHttp connection = RawHttp.openManagement(port)) {
            return connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").answer();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
