package dev.persona.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that are planted in the specifications turn the gate red, and it names the operation and the member. In a usual run each kind is
 * planted once; {@code make drift} plants it in every operation that can have it.
 */
class SpecificationDrift {

    private static final Journal JOURNAL = Journal.shared();
    private static final Probes PROBES = new Probes(JOURNAL);
    @AfterAll
    static void stopServer() {
        PROBES.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aFaultOfThisKindTurnsTheGateRed(String kind, List<SpecFault> faults) {
        assertThat(faults.stream().filter(fault -> !isNamed(fault))).as("what survived").isEmpty();
    }

    @Test
    void withoutAFaultTheGateIsGreen() {
        assertThat(JOURNAL.operations()).allSatisfy(operation -> assertThat(PROBES.messagesWithoutFault(operation)).isEmpty());
    }

    @Test
    void thereAreFaultsOfManyKinds() {
        assertThat(kinds().count()).isGreaterThanOrEqualTo(60);
    }

    static Stream<Arguments> kinds() {
        return Sites.chosen(Stream.of(AnswerFaults.of(JOURNAL), RequestFaults.of(JOURNAL), PlaceFaults.of(JOURNAL)).flatMap(List::stream),
            SpecFault::kind, SpecFault::operation);
    }

    private static boolean isNamed(SpecFault fault) {
        Collection<String> messages = PROBES.messages(fault);
        return messages.stream().map(message -> message.toLowerCase(Locale.ROOT))
            .anyMatch(message -> fault.named().stream().allMatch(name -> message.contains(name.toLowerCase(Locale.ROOT))));
    }
}
