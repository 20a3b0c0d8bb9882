package dev.persona.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.gate.Coverage;
import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that are planted in the answers turn the gate red, and it names the operation and the member: each kind in every documented
 * answer of every operation, and in every member.
 */
class AnswerDrift {

    private static final Journal JOURNAL = Journal.shared();

    /** Of each answer. */
    private static final int SHAPES = 3;

    private final Gate gate = new Gate(JOURNAL.specifications(), new Coverage());

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aFaultOfThisKindTurnsTheGateRed(String kind, List<Distortion> faults) {
        assertThat(faults.stream().filter(fault -> !isNamed(fault))).as("what survived of %d", faults.size()).isEmpty();
    }

    @Test
    void thereAreFaultsOfManyKinds() {
        assertThat(kinds().count()).isGreaterThanOrEqualTo(40);
    }

    static Stream<Arguments> kinds() {
        Map<String, List<Distortion>> byKind = new LinkedHashMap<>();
        for (Operation operation : JOURNAL.operations()) {
            JOURNAL.ofNone(operation).stream().filter(exchange -> exchange.status() == 405).findFirst().ifPresent(exchange ->
                WireDistortions.of(operation.specification().operations().get(0), exchange).forEach(fault -> add(byKind, fault)));
            for (int status : operation.statuses()) {
                different(JOURNAL.of(operation, status)).forEach(exchange -> distortions(operation, exchange).forEach(fault -> add(byKind, fault)));
            }
        }
        return byKind.entrySet().stream().map(kind -> Arguments.of(kind.getKey(), kind.getValue()));
    }

    private static Stream<Distortion> distortions(Operation operation, Exchange exchange) {
        return Stream.concat(WireDistortions.of(operation, exchange).stream(), exchange.body().length == 0 ? Stream.empty()
            : Member.of(operation, exchange.status()).stream().flatMap(member -> MemberDistortions.of(member, exchange).stream()));
    }

    /** One answer of each shape. */
    private static List<Exchange> different(List<Exchange> exchanges) {
        Map<String, Exchange> byShape = new LinkedHashMap<>();
        exchanges.stream().filter(exchange -> exchange.header("content-type").filter("application/problem+json"::equals).isEmpty())
            .forEach(exchange -> byShape.putIfAbsent(exchange.method() + exchange.headers().keySet()
                + exchange.text().orElse("").replaceAll("\"[^\"]*\"(?!\\s*:)|[0-9]+", "x"), exchange));
        return new ArrayList<>(byShape.values()).subList(0, Math.min(SHAPES, byShape.size()));
    }

    private static void add(Map<String, List<Distortion>> byKind, Distortion fault) {
        byKind.computeIfAbsent(fault.kind(), any -> new ArrayList<>()).add(fault);
    }

    private boolean isNamed(Distortion fault) {
        try {
            gate.check(fault.exchange());
            return false;
        } catch (AssertionError e) {
            String message = e.getMessage().toLowerCase(Locale.ROOT);
            return message.contains(fault.operation().id().toLowerCase(Locale.ROOT)) && message.contains(fault.named().toLowerCase(Locale.ROOT));
        }
    }
}
