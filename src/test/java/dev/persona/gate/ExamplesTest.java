package dev.persona.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the specifications show as examples is what happens. */
class ExamplesTest {

    private static ExampleServer server;

    @BeforeAll
    static void startServer() {
        server = new ExampleServer();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("requestExamples")
    void aRequestExampleIsAnsweredAsTheSpecificationSays(ExampleCase each) {
        assertThat(each.complaintsOf(server)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("readExamples")
    void anExampleOfAReadIsWhatSomebodyReads(ExampleCase each) {
        for (String userId : texts(each.example().value(), new LinkedHashSet<>(each.operation().exampleVariables().values()))) {
            for (ExampleCase write : writesBefore(each)) {
                for (String email : new String[] {null, userId + "@example.org"}) {
                    for (boolean known : List.of(true, false)) {
                        server.empty();
                        if (known) {
                            server.with(userId, email);
                        }
                        if (write != null) {
                            server.call(write.operation(), userId, write.example().value());
                        }
                        Answer answer = server.call(each.operation(), userId, null);
                        if (answer.status() == each.status() && each.isLike(answer, userId)) {
                            return;
                        }
                    }
                }
            }
        }
        throw new AssertionError("nothing that the specification's own examples write leads to " + each.example().value());
    }

    @ParameterizedTest
    @MethodSource("responseExamples")
    void aResponseExampleFollowsItsSchemaAndHeaders(ExampleCase each) {
        assertThat(each.complaints()).isEmpty();
    }

    @Test
    void everyAnswerWithABodyHasAnExampleAndSoHasEveryRequest() {
        List<String> without = new ArrayList<>();
        operations().forEach(operation -> {
            operation.statuses().stream().filter(status -> operation.response(status).has("content")
                && operation.responseExamples(status).isEmpty()).forEach(status -> without.add(operation + " " + status));
            if (operation.node().has("requestBody") && operation.requestExamples().isEmpty()) {
                without.add(operation + " request");
            }
        });
        assertThat(without).isEmpty();
    }

    static Stream<ExampleCase> requestExamples() {
        return operations().flatMap(ExampleCase::requests);
    }

    static Stream<ExampleCase> responseExamples() {
        return operations().flatMap(ExampleCase::responses);
    }

    static Stream<ExampleCase> readExamples() {
        return responseExamples().filter(each -> each.operation().method().equals("GET") && each.status() / 100 == 2);
    }

    /** Nothing (null), or one of the examples that the same specification has for writing. */
    private static List<ExampleCase> writesBefore(ExampleCase read) {
        List<ExampleCase> writes = new ArrayList<>();
        writes.add(null);
        requestExamples().filter(each -> each.operation().specification().equals(read.operation().specification())).forEach(writes::add);
        return writes;
    }

    /** Whoever an example is about is named by one of its texts, if not by the path. */
    private static Set<String> texts(JsonNode node, Set<String> found) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            found.add(node.textValue());
        }
        node.forEach(child -> texts(child, found));
        found.add(ExampleCase.SOMEBODY);
        return found;
    }

    private static Stream<Operation> operations() {
        return Gate.shared().specifications().stream().flatMap(specification -> specification.operations().stream());
    }
}
