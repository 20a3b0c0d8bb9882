package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Traces go to an OpenTelemetry collector if one is named, and say nothing of persons. */
class TracingTest {

    @Test
    void spansNameTheRouteAndNobody() throws IOException, InterruptedException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        String id;
        try (TestServer server = TestServer.start(
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + collector.getAddress().getPort()))) {
            id = People.create(server);
            Api.get("/users/" + id + "?secret=canary-query").to(server).bearer(server.apiKey()).header("User-Agent", "canary-agent")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").send();
        }
        StringBuilder spans = new StringBuilder();
        for (String batch = received.poll(10, TimeUnit.SECONDS); batch != null; batch = received.poll(1, TimeUnit.SECONDS)) {
            spans.append(batch);
        }
        collector.stop(0);
        assertThat(spans).contains("/users/{user_id}").contains("persona").doesNotContain(id).doesNotContain("canary").doesNotContain("example.org");
    }
}
