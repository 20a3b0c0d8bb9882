package dev.persona.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs after all other tests ({@link GateLast}) and judges what they reached. In a run of chosen tests it only writes the report. */
class ContractCoverageTest {

    private final Gate gate = Gate.shared();

    @Test
    void everyDocumentedAnswerAndExampleWasReached() throws IOException {
        CoverageReport report = new CoverageReport(gate.coverage());
        System.out.print(report.table());
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("contract-coverage.html"), report.html());
        Assumptions.assumeTrue(isFullRun(), "only some of the tests ran");
        assertThat(gate.coverage().empty()).as("documented, but reached by no test; see target/contract-coverage.html").isEmpty();
    }

    @Test
    void noExchangeBrokeASpecification() {
        assertThat(gate.violations()).as("also where the test did not look").isEmpty();
    }

    /** Maven tells the tests where the project lies, and passes on how tests were chosen. */
    private static boolean isFullRun() {
        return System.getProperty("basedir") != null && System.getProperty("test") == null && System.getProperty("groups") == null;
    }
}
