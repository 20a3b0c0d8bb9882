package dev.persona.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where the service is, and who calls. Every client is made of one, and several may share it.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class Connection {

    private static final HttpClient SHARED = HttpClient.newHttpClient();

    private final String address;
    private final Credential credential;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * A connection whose requests take at most 30 seconds.
     *
     * @param address what comes before the paths of the specification, for instance {@code https://people.example.org}
     * @param credential who calls
     */
    public Connection(String address, Credential credential) {
        this(address.replaceAll("/+$", ""), Objects.requireNonNull(credential), Map.of(), Duration.ofSeconds(30), SHARED);
    }

    private Connection(String address, Credential credential, Map<String, String> headers, Duration timeout, HttpClient http) {
        this.address = address;
        this.credential = credential;
        this.headers = headers;
        this.timeout = timeout;
        this.http = http;
    }

    /** The same, which sends this header with every request, in place of one of that name. */
    public Connection withHeader(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Connection(address, credential, Collections.unmodifiableMap(all), timeout, http);
    }

    /** The same, which waits so long for an answer and no longer. */
    public Connection withTimeout(Duration atMost) {
        return new Connection(address, credential, headers, atMost, http);
    }

    /** The same over an HTTP client of your own, with its proxy, its TLS settings, its executor. */
    public Connection withHttpClient(HttpClient client) {
        return new Connection(address, credential, headers, timeout, client);
    }

    /**
     * Begins a request. The generated clients use it.
     *
     * @param method the HTTP method
     * @param path the path as the specification has it, with the names of its parameters in braces
     * @return a request that has not been sent
     */
    public Call call(String method, String path) {
        Map<String, String> all = new TreeMap<>(credential.headers());
        all.putAll(headers);
        return new Call(http, timeout, all, method, address, path);
    }
}
