package dev.persona.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request and what a server answered to it.
 *
 * @param method the request's method
 * @param target the request's path as it was sent, and its query if it has one
 * @param requestHeaders the request's headers
 * @param requestBody the request's body; empty for none
 * @param status the answer's status
 * @param headers the answer's headers
 * @param body the answer's body; empty for none
 */
public record Exchange(String method, String target, Map<String, List<String>> requestHeaders, byte[] requestBody,
                       int status, Map<String, List<String>> headers, byte[] body) {

    /** Headers are found by name in any case. */
    public Exchange {
        requestHeaders = inAnyCase(requestHeaders);
        headers = inAnyCase(headers);
    }

    /** The path as it was sent, percent signs included, without the query. */
    public String path() {
        return target.split("\\?", 2)[0];
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The only value of a header of the answer; empty when there is none or more than one. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The answer's body as text; empty if it is not UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> inAnyCase(Map<String, List<String>> headers) {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> sorted.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return sorted;
    }
}
