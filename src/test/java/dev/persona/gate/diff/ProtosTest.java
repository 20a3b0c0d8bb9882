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

/** Changes of `.proto` files are caught like those of the specification beside them. */
class ProtosTest {

    private static final String RELEASED = """
        syntax = "proto3";
        package library.v1;
        // Lends books.
        service Lending {
          rpc Lend(LendRequest) returns (LendResponse);
        }
        message LendRequest {
          string isbn = 1;
          uint64 reader = 2;
          oneof until {
            string date = 3;
            Term term = 4;
          }
        }
        message LendResponse {
          repeated string titles = 1;
        }
        enum Term {
          TERM_SHORT = 0;
          TERM_LONG = 1;
        }
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void aReleasedContract() throws IOException {
        try (InputStream file = ProtosTest.class.getResourceAsStream("/gate/diff/released.yaml")) {
            byte[] specification = file.readAllBytes();
            Files.createDirectories(folder.resolve("released/library"));
            Files.createDirectory(folder.resolve("library"));
            Files.write(folder.resolve("library.yaml"), specification);
            Files.write(folder.resolve("released/library.yaml"), specification);
        }
        Files.writeString(folder.resolve("released/library/library.proto"), RELEASED);
        Files.writeString(folder.resolve("CHANGELOG.md"), "# Changelog\n\n## Unreleased\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "uint64 reader = 2; | uint64 reader = 5; | field 2 of library.v1.LendRequest is gone, was uint64 reader",
        "uint64 reader = 2; | int64 reader = 2; | field 2 of library.v1.LendRequest is int64 reader, was uint64 reader",
        "uint64 reader = 2; | repeated uint64 reader = 2; | field 2 of library.v1.LendRequest is repeated uint64 reader, was uint64 reader",
        "uint64 reader = 2; | uint64 borrower = 2; | field 2 of library.v1.LendRequest is uint64 borrower, was uint64 reader",
        "uint64 reader = 2; | uint64 reader = 2 [json_name = \"who\"]; | field 2 of library.v1.LendRequest is uint64 reader, who in JSON, was uint64 reader",
        "uint64 reader = 2; | reserved 2; | field 2 of library.v1.LendRequest is gone, was uint64 reader",
        "string date = 3; | // no date | field 3 of library.v1.LendRequest is gone, was string date of the oneof until",
        "TERM_LONG = 1; | TERM_LONG = 2; | number 1 of library.v1.Term is gone, was TERM_LONG",
        "TERM_LONG = 1; | TERM_YEAR = 1; | number 1 of library.v1.Term is TERM_YEAR, was TERM_LONG",
        "rpc Lend( | rpc Borrow( | method library.v1.Lending/Lend is gone, was LendRequest -> LendResponse",
        "returns (LendResponse) | returns (stream LendResponse) | method library.v1.Lending/Lend is LendRequest -> stream LendResponse, was LendRequest -> LendResponse",
        "message LendResponse | message Lent | message library.v1.LendResponse is gone, was a message",
        "package library.v1; | package library.v2; | message library.v1.LendRequest is gone, was a message",
    })
    void aBreakingChangeIsRefusedAndNamed(String before, String after, String message) throws IOException {
        assertThat(changed(before, after)).startsWith("1 library").contains("  BREAKING    gRPC: " + message + "\n")
            .contains("REFUSED: a breaking change needs a new major info.version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "uint64 reader = 2; | uint64 reader = 2; bool by_mail = 5; | field 5 of library.v1.LendRequest is new: bool by_mail",
        "TERM_LONG = 1; | TERM_LONG = 1; TERM_YEAR = 2; | number 2 of library.v1.Term is new: TERM_YEAR",
        "// Lends books. | // Lends books out. | has another text, which only people read",
    })
    void anyOtherChangeNeedsAHigherVersion(String before, String after, String message) throws IOException {
        assertThat(changed(before, after)).startsWith("1 library").contains("  compatible  gRPC: " + message + "\n")
            .contains("REFUSED: a change needs a higher info.version").doesNotContain("BREAKING");
    }

    @Test
    void aFileThatIsGoneIsBreaking() throws IOException {
        assertThat(run()).contains("BREAKING    gRPC: method library.v1.Lending/Lend is gone");
    }

    @Test
    void theSameFileHasNotChanged() throws IOException {
        Files.writeString(folder.resolve("library/library.proto"), RELEASED);

        assertThat(run()).isEqualTo("0 library 1.0.0: as released\n");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        assertThat(changed("message LendRequest {", "message {")).startsWith("1 library\n  REFUSED: library.proto is not readable");
    }

    private String changed(String before, String after) throws IOException {
        assertThat(RELEASED).contains(before);
        Files.writeString(folder.resolve("library/library.proto"), RELEASED.replace(before, after));
        return run();
    }

    /** The exit status and what was printed. */
    private String run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Main.run(folder, folder.resolve("CHANGELOG.md"), new PrintStream(out, true, StandardCharsets.UTF_8));
        return status + " " + out.toString(StandardCharsets.UTF_8);
    }
}
