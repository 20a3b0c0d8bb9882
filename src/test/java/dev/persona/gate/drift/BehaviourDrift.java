package dev.persona.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that does another thing than it should turns the gate red, even where it answers as documented: by a filter between the server
 * and the requests that are made from its specification. In a usual run each kind is planted once; {@code make drift} plants it in every
 * operation that can have it.
 */
class BehaviourDrift {

    private static final Journal JOURNAL = Journal.shared();

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aFaultOfThisKindTurnsTheGateRed(String kind, List<BehaviourFault> faults) {
        assertThat(faults.stream().filter(fault -> !isNamed(fault))).as("what survived").isEmpty();
    }

    @Test
    void thereAreFaultsOfManyKinds() {
        assertThat(kinds().count()).isGreaterThanOrEqualTo(30);
    }

    static Stream<Arguments> kinds() {
        return Sites.chosen(BehaviourFaults.of(JOURNAL), BehaviourFault::kind, BehaviourFault::operation);
    }

    private static boolean isNamed(BehaviourFault fault) {
        return Probes.generated(JOURNAL.specifications(), fault.operation(), fault.filter()).stream()
            .anyMatch(message -> message.contains(fault.operation().id()) && message.contains(fault.named()));
    }
}
