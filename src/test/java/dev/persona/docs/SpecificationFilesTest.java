package dev.persona.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /openapi/<contract>.yaml} and {@code .json}: the specifications as they are in the repository. */
class SpecificationFilesTest {

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("openapi"))) {
            return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".yaml"))
                .map(file -> file.substring(0, file.length() - ".yaml".length())).sorted().toList();
        }
    }

    static Stream<String> paths() throws IOException {
        return names().stream().flatMap(name -> Stream.of("/openapi/" + name + ".yaml", "/openapi/" + name + ".json"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theYamlIsTheFileByteByByte(String name) throws IOException {
        Answer answer = Api.get("/openapi/" + name + ".yaml").send().has("Content-Type", "application/yaml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(Path.of("openapi", name + ".yaml")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theJsonSaysTheSameInTheSameOrder(String name) throws IOException {
        Answer answer = Api.get("/openapi/" + name + ".json").send().has("Content-Type", "application/json");
        JsonNode expected = new YAMLMapper().readTree(Path.of("openapi", name + ".yaml").toFile());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo(expected.toString());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whoHasItAlreadyGetsOnlyA304(String path) {
        String etag = Api.get(path).send().header("ETag").orElseThrow();
        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
            Api.get(path).header("If-None-Match", known).send().isEmpty(304).has("ETag", etag).has("Cache-Control", "no-cache");
        }
        assertThat(Api.get(path).header("If-None-Match", "\"other\"").send().status()).isEqualTo(200);
    }

    @Test
    void everyFileHasATagOfItsOwn() throws IOException {
        assertThat(paths().map(path -> Api.get(path).send().header("ETag").orElseThrow())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aCacheAsksEachTimeAndABrowserDoesNotGuessTheType(String path) {
        Api.get(path).send().has("Cache-Control", "no-cache").has("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void headAnswersTheSameWithoutTheBody(String path) {
        Answer get = Api.get(path).send();
        Answer head = Api.request("HEAD", path).send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Type", "Cache-Control", "Content-Length")) {
            assertThat(head.header(header)).as(header).isPresent().isEqualTo(get.header(header));
        }
    }

    /** Compressed, they would be other bytes under the same strong tag. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "snappy", "gzip, deflate, br, zstd", "*"})
    void theBytesAreTheSameWhateverCodingsTheCallerTakes(String codings) throws IOException {
        String path = paths().findFirst().orElseThrow();
        Answer answer = Api.get(path).header("Accept-Encoding", codings).send();
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(Api.get(path).send().body());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theEndingChoosesTheFormAndAcceptDoesNot(String path) {
        for (String accept : List.of("text/html", "application/json", "application/yaml", "image/png")) {
            assertThat(Api.get(path).header("Accept", accept).send().body()).isEqualTo(Api.get(path).send().body());
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everybodyMayReadThem(String path) {
        assertThat(Api.get(path).send().status()).isEqualTo(200);
        assertThat(Api.get(path).bearer("nonsense").send().status()).isEqualTo(200);
        assertThat(Api.get(path).as("alice").send().status()).isEqualTo(200);
        assertThat(Api.get(path).withApiKey().send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi/unknown.yaml", "/openapi/unknown.json", "/openapi/unknown", "/openapi/.yaml", "/openapi/.", "/openapi/..",
        "/openapi/../application.yml", "/openapi/%2E%2E%2Fapplication.yml", "/openapi/templates", "/openapi/templates/server.yaml"})
    void anythingElseIsAPathOfNoContract(String path) {
        Api.get(path).send().isProblem(404);
    }

    @ParameterizedTest
    @MethodSource("names")
    void otherEndingsOfAContractAreUnknown(String name) {
        for (String ending : List.of("", ".", ".yml", ".YAML", ".yaml.json", ".html")) {
            Api.get("/openapi/" + name + ending).send().isProblem(404);
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void theyCanOnlyBeRead(String path) {
        for (String method : List.of("PUT", "POST", "PATCH", "DELETE")) {
            Api.request(method, path).send().isProblem(405).has("Allow", "GET, HEAD");
        }
    }
}
