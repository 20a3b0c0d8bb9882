package dev.persona.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** One request. The generated clients use it; it is of no use to others. */
public final class Call {

    private final HttpClient http;
    private final String method;
    private final String template;
    private final Map<String, String> ofConnection;
    private final Map<String, String> headers = new HashMap<>();
    private final Duration timeout;
    private String address;
    private String queryPrefix = "?";
    private byte[] body;
    private Set<Integer> documented = Set.of();
    private BiFunction<Refusal, String, Optional<ApiException>> failure;

    Call(HttpClient http, Duration timeout, Map<String, String> ofConnection, String method, String server, String path) {
        this.http = http;
        this.timeout = timeout;
        this.ofConnection = ofConnection;
        this.method = method;
        this.template = path;
        this.address = server + path;
    }

    /** Puts a value where its name stands in the path. */
    public Call path(String name, Object value) {
        address = address.replace("{" + name + "}", encoded(Objects.requireNonNull(value, name)));
        return this;
    }

    /** Adds a query parameter, unless its value is null. */
    public Call query(String name, Object value) {
        if (value != null) {
            address += queryPrefix + encoded(name) + "=" + encoded(value);
            queryPrefix = "&";
        }
        return this;
    }

    /** Sends a header, unless its value is null. */
    public Call header(String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
        return this;
    }

    /** Sends this as JSON. */
    public Call body(Object value) {
        body = Json.write(Objects.requireNonNull(value, "body"));
        return header("Content-Type", "application/json");
    }

    /** Knows what some statuses mean: the type of their body, and the exception. */
    public <E> Call refusals(Class<E> type, BiFunction<Refusal, E, ApiException> exception, Integer... statuses) {
        documented = Set.of(statuses);
        failure = (refusal, text) -> Json.read(text, type).map(error -> exception.apply(refusal, error));
        return this;
    }

    /**
     * Sends the request and waits for the answer.
     *
     * @param type the type of a success's body; {@code Void} when there is none
     * @return that body
     * @throws ApiException when the answer is another one
     * @throws UncheckedIOException when no answer arrives
     */
    public <T> T send(Class<T> type) {
        HttpResponse<String> answer = answer();
        Refusal refusal = new Refusal(method, template, answer.statusCode(), answer.headers());
        if (answer.statusCode() / 100 == 2) {
            return type == Void.class ? null : Json.read(answer.body(), type)
                .orElseThrow(() -> new UnexpectedAnswerException(refusal, answer.body()));
        }
        throw Optional.of(refusal).filter(this::isDocumented)
            .flatMap(known -> failure.apply(known, answer.body()))
            .orElseGet(() -> new UnexpectedAnswerException(refusal, answer.body()));
    }

    /** Other services on the way, and the service outside of its contracts, answer in other media types. */
    private boolean isDocumented(Refusal refusal) {
        return documented.contains(refusal.status())
            && refusal.headers().firstValue("Content-Type").filter(type -> type.matches("(?i)application/json(;.*)?")).isPresent();
    }

    private HttpResponse<String> answer() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(timeout)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
            .header("Accept", "application/json");
        headers.forEach(request::setHeader);
        ofConnection.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException((IOException) new InterruptedIOException().initCause(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
