package dev.persona.support;

import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one HTTP client of the tests. A request is built and sent; what comes back has passed the {@link Gate} and is an {@link Answer}. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();

    private final TestServer server;
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = {};
    private boolean hasBody;

    private Api(TestServer server, String method, String path) {
        this.server = server;
        this.method = method;
        this.path = path;
    }

    /** A request with any method; the path is sent as it is written, percent signs included. */
    public static Api request(String method, String path) {
        return new Api(TestServer.shared(), method, path);
    }

    public static Api get(String path) {
        return request("GET", path);
    }

    public static Api put(String path) {
        return request("PUT", path);
    }

    public static Api post(String path) {
        return request("POST", path);
    }

    public static Api patch(String path) {
        return request("PATCH", path);
    }

    public static Api delete(String path) {
        return request("DELETE", path);
    }

    /** The same request to another server than the shared one. */
    public Api to(TestServer other) {
        Api copy = new Api(other, method, path);
        copy.headers.addAll(headers);
        copy.body = body;
        copy.hasBody = hasBody;
        return copy;
    }

    public Api header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** {@code Authorization: Bearer}. */
    public Api bearer(String credential) {
        return header("Authorization", "Bearer " + credential);
    }

    /** {@code Authorization: Bearer} with a valid token of a user. */
    public Api as(String userId) {
        return bearer(Tokens.of(userId));
    }

    /** {@code Authorization: Bearer} with a good API key of the server. */
    public Api withApiKey() {
        return bearer(server.apiKey());
    }

    /** {@code Authorization: Basic}. */
    public Api basic(String user, String password) {
        return header("Authorization",
            "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** A body with {@code Content-Type: application/json}. */
    public Api json(String text) {
        return header("Content-Type", "application/json").body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body as it is; the content type is a header like any other. */
    public Api body(byte[] bytes) {
        body = bytes;
        hasBody = true;
        return this;
    }

    /** Sends the request, and fails if the exchange is not as the specifications say. */
    public Answer send() {
        HttpResponse<byte[]> response = exchange();
        Map<String, List<String>> requestHeaders = new HashMap<>();
        for (int i = 0; i < headers.size(); i += 2) {
            requestHeaders.computeIfAbsent(headers.get(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(headers.get(i + 1));
        }
        Gate.shared().check(
            new Exchange(method, path, requestHeaders, body, response.statusCode(), response.headers().map(), response.body()));
        return new Answer(response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> exchange() {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofSeconds(30))
            .method(method, hasBody ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
        if (!headers.isEmpty()) {
            builder.headers(headers.toArray(String[]::new));
        }
        try {
            return CLIENT.send(builder.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
