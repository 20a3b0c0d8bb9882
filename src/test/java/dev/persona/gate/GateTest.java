package dev.persona.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate with a small specification of its own ({@code gate/things.yaml}): what passes, and what is told about what does not. */
class GateTest {

    private static final String PROBLEM = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}";
    private static final String FAILURE = "{\"message\":\"No.\"}";
    private static final String THING = "{\"id\":\"t1\",\"made\":\"2026-01-01T00:00:00Z\",\"note\":null}";

    private final Coverage coverage = new Coverage();
    private Gate gate;

    @BeforeEach
    void readSpecification() throws IOException {
        try (InputStream file = GateTest.class.getResourceAsStream("/gate/things.yaml")) {
            gate = new Gate(List.of(new Specification("things", new String(file.readAllBytes(), StandardCharsets.UTF_8))), coverage);
        }
    }

    // What passes.

    @Test
    void whatIsDocumentedPassesAndIsCounted() {
        gate.check(put("/things/t1", "{\"name\":\"a\",\"unknown\":1}", 200, THING));
        gate.check(put("/base/things/t%2F1", "{\"name\":\"a\"}", 200, THING));
        gate.check(answer("PUT", "/things/t1", 400, "application/json", FAILURE));
        assertThat(reached()).contains("200", "200 found", "400", "400 refused").doesNotContain("404");
    }

    @Test
    void headIsGetWithoutTheBody() {
        gate.check(answer("HEAD", "/things/t1", 200, "application/json", ""));
        rejects("an answer to HEAD has a body", answer("HEAD", "/things/t1", 200, "application/json", THING));
    }

    @Test
    void anotherMethodIsHeldAgainstThe405OfThePath() {
        gate.check(with("Allow", "GET, HEAD, PUT", answer("DELETE", "/things/t1", 405, "application/json", FAILURE)));
        assertThat(reached()).contains("405");
        rejects("so 405 was expected", answer("DELETE", "/things/t1", 404, "application/json", FAILURE));
        rejects("Allow is GET where the path describes [GET, HEAD, PUT]",
            with("Allow", "GET", answer("DELETE", "/things/t1", 405, "application/json", FAILURE)));
        rejects("Header 'Allow' is expected", answer("DELETE", "/things/t1", 405, "application/json", FAILURE));
    }

    @Test
    void anAbsentServerAnswersThe404OfEveryPath() {
        gate.check(answer("GET", "/elsewhere/x/things/t1", 404, "application/json", FAILURE));
        gate.check(answer("PATCH", "/elsewhere/x/things/t1", 404, "application/json", FAILURE));
        rejects("the server does not exist", answer("GET", "/elsewhere/x/things/t1", 200, "application/json", THING));
    }

    @Test
    void anUnknownPathIsHeldAgainstRfc9457() {
        gate.check(answer("GET", "/nothing", 404, "application/problem+json", PROBLEM));
        rejects("not application/problem+json", answer("GET", "/nothing", 404, "application/json", PROBLEM));
        rejects("no specification describes", answer("GET", "/nothing", 200, "application/problem+json", PROBLEM));
        rejects("RFC 9457 has no member x", answer("GET", "/things", 404, "application/problem+json", PROBLEM.replace("{", "{\"x\":1,")));
        rejects("the problem's status is 404", answer("GET", "/nothing", 400, "application/problem+json", PROBLEM));
    }

    // What does not.

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "200 | application/json | {\"id\":\"t1\",\"made\":\"2026-01-01T00:00:00Z\",\"note\":null,\"more\":1} | more",
        "200 | application/json | {\"id\":\"t1\",\"made\":\"2026-01-01T00:00:00Z\"}                       | note",
        "200 | application/json | {\"id\":7,\"made\":\"2026-01-01T00:00:00Z\",\"note\":null}                | integer",
        "200 | application/json | {\"id\":null,\"made\":\"2026-01-01T00:00:00Z\",\"note\":null}             | null",
        "200 | application/json | {\"id\":\"t1\",\"made\":\"yesterday\",\"note\":null}                      | yesterday",
        "200 | application/json | {\"id\":\"too long\",\"made\":\"2026-01-01T00:00:00Z\",\"note\":null}       | too long",
        "200 | application/json | {\"id\":\"t1\",\"id\":\"t1\",\"made\":\"2026-01-01T00:00:00Z\",\"note\":null} | Duplicate field",
        "200 | application/json | {\"id\":\"t1\",\"made\":\"2026-01-01T00:00:00Z\",\"note\":null} 1         | not strict JSON",
        "200 | application/json | ``                                                                        | no response body found",
        "200 | text/plain       | {}                                                                        | Content-Type is [text/plain]",
        "200 | application/json;charset=utf-8 | {}                                                          | Content-Type is",
        "204 | application/json | {}                                                                        | No response body is expected",
        "204 | application/json | ``                                                                        | though no body is documented",
        "418 | application/json | {\"message\":\"No.\"}                                                     | this status is not documented",
        "404 | application/problem+json | {\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404} | Content-Type is"})
    void anAnswerThatIsNotAsDocumentedIsNamed(int status, String contentType, String body, String told) {
        rejects(told, answer("PUT", "/things/t1", status, contentType, body, "{\"name\":\"a\"}"));
    }

    @Test
    void headersThatAreNotDocumentedOrWrongAreNamed() {
        rejects("header x-powered-by is not documented", with("X-Powered-By", "y", answer("PUT", "/things/t1", 400, "application/json", FAILURE)));
        rejects("{retry-after=[soon]}", with("Retry-After", "soon", answer("GET", "/things/t1", 503, "application/json", FAILURE)));
        rejects("Header 'Retry-After' is expected", answer("GET", "/things/t1", 503, "application/json", FAILURE));
        gate.check(with("Retry-After", "1", answer("GET", "/things/t1", 503, "application/json", FAILURE)));
    }

    @Test
    void aRequestThatTheSpecificationForbidsMustNotBeAccepted() {
        rejects("it was accepted, although", put("/things/t1", "{}", 200, THING));
        rejects("it was accepted, although", put("/things/t1", "{\"name\":7}", 200, THING));
        rejects("it was accepted, although", put("/things/waytoolong", "{\"name\":\"a\"}", 200, THING));
    }

    @Test
    void aFailureNamesSpecificationOperationAndStatusAndIsRemembered() {
        rejects("things GET /things/{id} (readThing): GET /things/t1 was answered 418",
            answer("GET", "/things/t1", 418, "application/json", FAILURE));
        assertThat(gate.violations()).hasSize(1);
        assertThat(reached()).isEmpty();
    }

    private void rejects(String told, Exchange exchange) {
        assertThatThrownBy(() -> gate.check(exchange)).isInstanceOf(AssertionError.class).hasMessageContaining(told);
    }

    private List<String> reached() {
        return coverage.cells().entrySet().stream().filter(cell -> !cell.getValue().isEmpty())
            .map(cell -> cell.getKey().status() + (cell.getKey().example() == null ? "" : " " + cell.getKey().example())).collect(Collectors.toList());
    }

    private static Exchange put(String path, String request, int status, String body) {
        return answer("PUT", path, status, "application/json", body, request);
    }

    private static Exchange answer(String method, String path, int status, String contentType, String body) {
        return answer(method, path, status, contentType, body, "");
    }

    private static Exchange answer(String method, String path, int status, String contentType, String body, String request) {
        return new Exchange(method, path, Map.of("Content-Type", List.of("application/json")), request.getBytes(StandardCharsets.UTF_8), status,
            Map.of("Content-Type", List.of(contentType)), (body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange with(String name, String value, Exchange exchange) {
        Map<String, List<String>> headers = new HashMap<>(exchange.headers());
        headers.put(name, List.of(value));
        return new Exchange(exchange.method(), exchange.target(), exchange.requestHeaders(), exchange.requestBody(), exchange.status(), headers,
            exchange.body());
    }
}
