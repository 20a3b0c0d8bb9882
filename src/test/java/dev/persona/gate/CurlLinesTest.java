package dev.persona.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.profile.NewProfile;
import dev.persona.profile.Profiles;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line with curl that the documentation tells people to type works when it is typed; {@code make clients-check} tries those for a mock. */
class CurlLinesTest {

    private static final String ADDRESS = "127.0.0.1:8080";
    private static final String MOCK = "127.0.0.1:4010";
    /** Tells the status on the standard error, whatever the line does with the answer. */
    private static final String TELL_STATUS = "curl() { command curl -s -w '%{stderr}%{http_code}\\n' \"$@\"; }\n";

    private static TestServer server;

    @BeforeAll
    static void startServerWithTheUserOfTheReadme() {
        server = TestServer.startOnOwnDatabase(Map.of());
        server.bean(Profiles.class).create(new NewProfile("alice", "Alice", "Liddell", null, null, null)).toCompletableFuture().join();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void itSucceeds(String line) throws IOException, InterruptedException {
        assertThat(line).contains(ADDRESS);
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", TELL_STATUS + line.replace(ADDRESS, "127.0.0.1:" + server.port())
            .replace("ci:$KEY", server.apiKeyName() + ":$KEY")).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        shell.environment().put("TOKEN", Tokens.of("alice"));
        shell.environment().put("KEY", server.apiKey());
        Process process = shell.start();
        String status = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(status).isZero();
        assertThat(status).matches("2\\d\\d\n");
    }

    @Test
    void thereAreLinesForTheContracts() throws IOException {
        assertThat(lines()).hasSizeGreaterThanOrEqualTo(Gate.shared().specifications().size());
    }

    /** The lines of README.md and of docs/ that begin with curl, continued ones in one piece. */
    static List<String> lines() throws IOException {
        Path docs = Path.of("docs");
        try (Stream<Path> pages = Files.isDirectory(docs) ? Files.walk(docs) : Stream.empty()) {
            return Stream.concat(Stream.of(Path.of("README.md")), pages.filter(page -> page.toString().endsWith(".md")).sorted())
                .flatMap(page -> text(page).replace("\\\n", " ").lines()).map(String::strip).filter(line -> line.startsWith("curl ") && !line.contains(MOCK)).toList();
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
