package dev.persona.gate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change needs before it is accepted. */
class MainTest {

    private static final String HARMLESS = "description: Adds one.|description: Adds a book.";
    private static final String ADDITION = "        weight: {type: number|        colour: {type: string}\n        weight: {type: number";
    private static final String BREAK = "required: [title]|required: [title, pages]";

    @TempDir
    private Path folder;
    private Path changelog;
    private String released;

    @BeforeEach
    void aReleasedContract() throws IOException {
        try (InputStream file = MainTest.class.getResourceAsStream("/gate/diff/released.yaml")) {
            released = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        changelog = folder.resolve("CHANGELOG.md");
        Files.createDirectory(folder.resolve("released"));
        Files.writeString(folder.resolve("released/library.yaml"), released);
        announce("Something else");
    }

    @Test
    void anUnchangedContractNeedsNothing() throws IOException {
        now("", "1.0.0");

        assertThat(run()).isEqualTo("0 library 1.0.0: as released\n");
    }

    @Test
    void aNewContractNeedsNothing() throws IOException {
        now("", "1.0.0");
        Files.writeString(folder.resolve("second.yaml"), released);

        assertThat(run()).isEqualTo("0 library 1.0.0: as released\nsecond: new, not released yet\n");
    }

    @Test
    void aBreakingChangeWithANewMajorVersionAndAnEntryIsAccepted() throws IOException {
        now(BREAK, "2.0.0");
        announce("Library 2.0.0: `pages` is required");

        assertThat(run()).isEqualTo("""
            0 library 1.0.0 -> 2.0.0
              BREAKING    addBook (POST /books): member `pages` of the request body is required now: a request without it is refused
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.0.1", "1.1.0"})
    void aBreakingChangeWithoutANewMajorVersionIsRefused(String version) throws IOException {
        now(BREAK, version);
        announce("Library " + version);

        assertThat(run()).startsWith("1 ").endsWith("  REFUSED: a breaking change needs a new major info.version, 2.0.0 or later; it is " + version + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {HARMLESS, ADDITION})
    void anyChangeWithoutAHigherVersionIsRefused(String change) throws IOException {
        now(change, "1.0.0");
        announce("Library 1.0.0");

        assertThat(run()).startsWith("1 ")
            .endsWith("  REFUSED: a change needs a higher info.version than 1.0.0: a patch for texts and examples, a minor version for additions\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {HARMLESS, ADDITION, BREAK})
    void anyChangeWithoutAnEntryIsRefused(String change) throws IOException {
        now(change, "2.0.0");

        assertThat(run()).startsWith("1 ").endsWith("  REFUSED: the Unreleased block of CHANGELOG.md has no entry that names library 2.0.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {HARMLESS, ADDITION})
    void aHarmlessChangeWithAHigherVersionAndAnEntryIsAccepted(String change) throws IOException {
        now(change, "1.0.1");
        announce("**Library** (1.0.1): more about books");

        assertThat(run()).startsWith("0 library 1.0.0 -> 1.0.1\n  compatible  ");
    }

    @ParameterizedTest
    @CsvSource({"Library 1.1.0, false", "Library 1.0.10, false", "Library 11.0.1, false", "Bookshop 1.0.1, false", "Mylibrary 1.0.1, false",
        "'Bookshop 1.0.1, library', false", "Library 7 1.0.1, true", "Library: version 1.0.1., true", "'Bookshop 1.0.0, Library 1.0.1', true"})
    void anEntryHasToNameTheContractAndThenItsVersion(String entry, boolean accepted) throws IOException {
        now(HARMLESS, "1.0.1");
        announce(entry);

        assertThat(run()).startsWith(accepted ? "0 " : "1 ");
    }

    @Test
    void anEntryOfAnEarlierReleaseDoesNotCount() throws IOException {
        now(HARMLESS, "1.0.1");
        Files.writeString(changelog, "# Changelog\n\n## Unreleased\n\n## 1.0.0\n- Library 1.0.1\n");

        assertThat(run()).startsWith("1 ");
    }

    @Test
    void aVersionDoesNotGoBack() throws IOException {
        now("", "0.9.0");
        announce("Library 0.9.0");

        assertThat(run()).startsWith("1 ").contains("  REFUSED: info.version went back from 1.0.0 to 0.9.0\n");
    }

    @Test
    void aVersionHasThreeNumbers() throws IOException {
        now("", "1.1");

        assertThat(run()).isEqualTo("1 library\n  REFUSED: info.version must be three numbers, such as 1.2.3, not '1.1'\n");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        Files.writeString(folder.resolve("library.yaml"), "paths: [");

        assertThat(run()).startsWith("1 library\n  REFUSED: This is not readable as YAML");
    }

    @Test
    void aContractDoesNotVanish() throws IOException {
        assertThat(run()).isEqualTo("""
            1 library
              BREAKING    every operation: the contract is removed
              REFUSED: remove openapi/released/library.yaml too if it is really withdrawn
            """);
    }

    @Test
    void whatTheComparisonOfMembersDoesNotFindTheEngineTells() {
        Changes changes = new Changes();
        Spec before = Spec.read(released);

        new Engine(before, Spec.read(edited(BREAK, "1.0.0"))).complete(changes, before);

        assertThat(changes.all().stream().map(Change::message)).containsExactly("addBook (POST /books): breaks in its request body, says openapi-diff");
    }

    private String edited(String change, String version) {
        String text = released.replace("version: 1.0.0", "version: " + version);
        if (change.isEmpty()) {
            return text;
        }
        String[] parts = change.split("\\|");
        assertThat(text).contains(parts[0]);
        return text.replace(parts[0], parts[1]);
    }

    private void now(String change, String version) throws IOException {
        Files.writeString(folder.resolve("library.yaml"), edited(change, version));
    }

    private void announce(String entry) throws IOException {
        Files.writeString(changelog, "# Changelog\n\n## Unreleased\n\n### Changed\n- " + entry + "\n\n## 0.9.0\n- Older\n");
    }

    /** The exit status and what was printed. */
    private String run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Main.run(folder, changelog, new PrintStream(out, true, StandardCharsets.UTF_8));
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }
}
