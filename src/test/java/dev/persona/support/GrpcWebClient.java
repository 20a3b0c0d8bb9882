package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;

/** Sends what clients of gRPC-Web send, and what they would not. */
public final class GrpcWebClient {

    /** Where the methods are. */
    public static final String SERVICE = "/zitadel.auth.v1.AuthService/";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private GrpcWebClient() {
    }

    /** What a server answered. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {
    }

    /** Sends a body; a call that failed is a success of HTTP, with the content type that was sent. */
    public static Answer post(TestServer server, String method, String contentType, Map<String, String> headers, byte[] body) {
        Answer answer = send(server, "POST", method, contentType, headers, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("content-type")).containsExactly(contentType);
        return answer;
    }

    /** Sends a request, whatever comes of it. */
    public static Answer send(TestServer server, String verb, String method, String contentType, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + SERVICE + method))
            .timeout(Duration.ofSeconds(30)).header("Content-Type", contentType).method(verb, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A frame: its flag, the length of what follows, and that. */
    public static byte[] frame(int flag, byte[] content) {
        return ByteBuffer.allocate(5 + content.length).put((byte) flag).putInt(content.length).put(content).array();
    }
}
