package dev.persona.drill;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request.
 *
 * @param body JSON; empty for none
 */
record Call(String method, String path, Map<String, String> headers, String body) {

    /** A request with an API key. */
    static Call withKey(String method, String path, String body) {
        return of(method, path, "Authorization", Keys.API_KEY, body);
    }

    /** A request with a bearer credential in a header. */
    static Call of(String method, String path, String header, String credential, String body) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of(header, header.equals("Authorization") ? "Bearer " + credential : credential));
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return new Call(method, path, headers, body);
    }

    /** A request without a credential. */
    static Call get(String path) {
        return new Call("GET", path, Map.of(), "");
    }

    /** The request as it is sent. */
    byte[] bytes() {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
            + headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue() + "\r\n").collect(Collectors.joining())
            + (body.isEmpty() ? "" : "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n") + "\r\n" + body)
            .getBytes(StandardCharsets.UTF_8);
    }

    /** The headers as lists of values. */
    Map<String, List<String>> headerLists() {
        return headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }
}
