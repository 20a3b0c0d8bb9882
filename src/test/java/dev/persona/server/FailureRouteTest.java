package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.profile.Profiles;
import dev.persona.profile.StoreFailedException;
import dev.persona.profile.StoreUnavailableException;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which handler an exception leads to is found out once, and remembered. So failures of every kind are caused on the update of every contract,
 * on a server that has seen none before, and then again: what was remembered is the answer to no other failure, and in no other contract's words.
 */
class FailureRouteTest {

    /** A request that fails, what is thrown where the record should be, and the answer; the gate knows whose words the answer has. */
    private record Failure(Function<Vendor, Api> request, RuntimeException fault, int status, Function<Vendor, String> body) {
    }

    private static final RuntimeException UNFORESEEN = new IllegalStateException("planted");

    private final List<Failure> failures = List.of(
        new Failure(vendor -> request(vendor, "FROB"), UNFORESEEN, 405, vendor -> vendor.failure(405, "The method is not allowed for this resource.")),
        new Failure(vendor -> valid(vendor, request(vendor, vendor.method())), UNFORESEEN, 401, null),
        new Failure(vendor -> update(vendor).header("Content-Type", "application/json"), UNFORESEEN, 400, Vendor::missingBody),
        new Failure(vendor -> update(vendor).json("{"), UNFORESEEN, 400, Vendor::malformed),
        new Failure(vendor -> update(vendor).json(vendor.bodyWithText("7")), UNFORESEEN, 400, vendor -> vendor.wrongType("7")),
        new Failure(vendor -> update(vendor).json(vendor.bodyWithText("\"\\u0000\"")), UNFORESEEN, 400, Vendor::forbiddenCharacters),
        new Failure(vendor -> update(vendor).header("Content-Type", "text/plain").body(new byte[1]), UNFORESEEN, 415, Vendor::unsupportedMediaType),
        new Failure(vendor -> valid(vendor, update(vendor)), UNFORESEEN, 500, null),
        new Failure(vendor -> valid(vendor, update(vendor)), new StoreUnavailableException("planted"), 503, Vendor::unavailable),
        new Failure(vendor -> valid(vendor, update(vendor)), new StoreFailedException("planted"), 500, Vendor::databaseFailed));

    private volatile RuntimeException fault;
    private TestServer server;

    @BeforeEach
    void startServer() {
        Profiles faulty = (Profiles) Proxy.newProxyInstance(Profiles.class.getClassLoader(), new Class<?>[] {Profiles.class},
            (proxy, method, arguments) -> {
                throw fault;
            });
        server = TestServer.start(builder -> builder.beanDefinitions(
            RuntimeBeanDefinition.builder(Profiles.class, () -> faulty).singleton(true).qualifier(PrimaryQualifier.instance()).build()));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void eachFailureOfARouteHasItsOwnAnswerAtFirstAndAgain() {
        for (Vendor vendor : Vendor.values()) {
            failures.forEach(failure -> isAnswered(failure, vendor));
            reversed(failures).forEach(failure -> isAnswered(failure, vendor));
        }
    }

    @Test
    void eachContractWordsAFailureItsOwnWayAtFirstAndAgain() {
        List<Vendor> vendors = List.of(Vendor.values());
        for (Failure failure : reversed(failures)) {
            vendors.forEach(vendor -> isAnswered(failure, vendor));
            reversed(vendors).forEach(vendor -> isAnswered(failure, vendor));
        }
    }

    private void isAnswered(Failure failure, Vendor vendor) {
        fault = failure.fault();
        Answer answer = failure.request().apply(vendor).send();
        if (failure.body() == null) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(failure.status());
        } else {
            answer.is(failure.status(), failure.body().apply(vendor));
        }
    }

    private Api update(Vendor vendor) {
        return request(vendor, vendor.method()).bearer(vendor == Vendor.CAMUNDA || vendor == Vendor.KLAIM ? server.apiKey() : Tokens.of("alice"));
    }

    private Api request(Vendor vendor, String method) {
        return Api.request(method, vendor.path("alice")).to(server);
    }

    private static Api valid(Vendor vendor, Api update) {
        return update.json("{" + vendor.members() + "}");
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
