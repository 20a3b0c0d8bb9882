package dev.persona.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.profile.Profiles;
import dev.persona.support.Answer;
import dev.persona.support.TestServer;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault that nobody thought of: no request leads to one, so it is planted where the record should be. */
class UnforeseenFailureTest {

    private static final String SECRET = "what nobody may read";

    private static ExampleServer server;

    @BeforeAll
    static void startServer() {
        Profiles faulty = (Profiles) Proxy.newProxyInstance(Profiles.class.getClassLoader(), new Class<?>[] {Profiles.class},
            (proxy, method, arguments) -> CompletableFuture.failedStage(new IllegalStateException(SECRET)));
        server = new ExampleServer(TestServer.start(builder -> builder.beanDefinitions(
            RuntimeBeanDefinition.builder(Profiles.class, () -> faulty).singleton(true).qualifier(PrimaryQualifier.instance()).build())));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itIsTheContracts500AndTellsNothing(Operation operation) {
        JsonNode body = operation.requestExamples().stream().findFirst().map(Operation.Example::value).orElse(null);
        String userId = operation.exampleVariables().values().stream().findFirst().orElse("alice");
        Answer answer = server.call(operation, userId, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(SECRET, "IllegalState");
    }

    static Stream<Operation> operations() {
        return Gate.shared().specifications().stream().flatMap(specification -> specification.operations().stream());
    }
}
