package dev.persona.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Launcher;
import dev.persona.support.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over all contracts, as far as it shows without a browser; {@code make browser} does the rest. */
class DocumentationPageTest {

    @Test
    void theRootLeadsToThePageButNotForEver() {
        Api.get("/").send().isEmpty(307).has("Location", "/docs");
    }

    @Test
    void thePageListsEveryContractWithTitleVersionAndFiles() throws IOException {
        String page = Api.get("/docs").send().has("Content-Type", "text/html; charset=utf-8").body();
        for (String name : SpecificationFilesTest.names()) {
            JsonNode info = Api.get("/openapi/" + name + ".json").send().json().get("info");
            assertThat(page).contains("data-contract=\"" + name + "\">" + info.get("title").textValue() + "</a>")
                .contains("<small>" + info.get("version").textValue() + " ")
                .contains("href=\"openapi/" + name + ".yaml\"").contains("href=\"openapi/" + name + ".json\"");
        }
    }

    @Test
    void whatThePageNeedsComesFromThisServerAndExists() {
        String page = Api.get("/docs").send().body();
        List<String> targets = Pattern.compile("(?:href|src)=\"([^\"?]+)").matcher(page).results()
            .map(match -> match.group(1)).toList();
        assertThat(targets).hasSizeGreaterThan(5);
        for (String target : targets) {
            assertThat(Api.get("/" + target).send().status()).as(target).isEqualTo(200);
        }
    }

    @Test
    void nothingOnThePageMayComeFromElsewhereOrStandInIt() {
        Answer answer = Api.get("/docs").send();
        assertThat(answer.header("Content-Security-Policy").orElseThrow().split("; ")).containsExactlyInAnyOrder("default-src 'none'",
            "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
            "frame-ancestors 'none'");
        assertThat(answer.body()).doesNotContain("://", "<style", "style=", "onclick").doesNotContainPattern("<script(?! src)");
    }

    @ParameterizedTest
    @CsvSource({"/docs, text/html; charset=utf-8", "/docs/docs.js, text/javascript; charset=utf-8", "/docs/docs.css, text/css; charset=utf-8",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8", "/docs/swagger-ui.css, text/css; charset=utf-8",
        "/docs/favicon.svg, image/svg+xml"})
    void everyFileSaysWhatItIsAndIsSentOnce(String path, String contentType) {
        Answer answer = Api.get(path).send().has("Content-Type", contentType).has("X-Content-Type-Options", "nosniff")
            .has("Cache-Control", "no-cache");
        assertThat(answer.status()).isEqualTo(200);
        Api.get(path).header("If-None-Match", answer.header("ETag").orElseThrow()).send().isEmpty(304);
        assertThat(Api.request("HEAD", path).send().header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html", "/docs/swagger-initializer.js", "/docs/nothing", "/docs/..%2Fapplication.yml", "/docs/a/b",
        "/index.html", "/favicon.ico", "/swagger-ui"})
    void whatThePageDoesNotHaveIsAPathOfNoContract(String path) {
        Api.get(path).send().isProblem(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/docs.js"})
    void thePageCanOnlyBeRead(String path) {
        Api.post(path).json("{}").send().isProblem(405).has("Allow", "GET, HEAD");
    }

    @Test
    void noContractHasAPathThatTheDocumentationTakes() throws IOException {
        for (String name : SpecificationFilesTest.names()) {
            JsonNode specification = Api.get("/openapi/" + name + ".json").send().json();
            List<String> paths = new ArrayList<>();
            specification.get("paths").fieldNames().forEachRemaining(paths::add);
            for (JsonNode server : specification.get("servers")) {
                String mount = server.get("url").textValue().replaceAll("/$", "");
                assertThat(paths).extracting(path -> mount + path).allSatisfy(path ->
                    assertThat(path).doesNotMatch("/|/docs(/.*)?|/openapi(/.*)?|/\\{.*"));
            }
        }
    }

    /** The server gives requests that it cannot read the path of the page. */
    @Test
    void aRequestThatCannotBeReadIsStillRefused() {
        assertThat(Launcher.shell("curl -s -o /dev/null -w '%{http_code}' 'http://127.0.0.1:"
            + TestServer.shared().port() + "/%zz'")).isEqualTo("400");
    }
}
