package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a server answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The status is this, and the body is JSON equal to this, whole. */
    public Answer is(int expectedStatus, String expectedJson) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(json()).isEqualTo(parse(expectedJson));
        assertThat(header("Content-Type")).hasValue("application/json");
        return this;
    }

    /** The status is this, and there is neither a body nor a content type. */
    public Answer isEmpty(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(body).isEmpty();
        assertThat(header("Content-Type")).isEmpty();
        return this;
    }

    /** The status is this, and the body is problem details about it (RFC 9457). */
    public Answer isProblem(int expectedStatus) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).hasValue("application/problem+json");
        assertThat(json().get("status").intValue()).isEqualTo(expectedStatus);
        assertThat(json().get("type").textValue()).isEqualTo("about:blank");
        assertThat(json().size()).isEqualTo(3);
        return this;
    }

    /** There is such a header, once, with this value. */
    public Answer has(String name, String value) {
        assertThat(headers.allValues(name)).containsExactly(value);
        return this;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public JsonNode json() {
        return parse(body);
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
