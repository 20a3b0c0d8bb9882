package dev.persona.gate.drift;

import dev.persona.gate.Exchange;
import dev.persona.gate.Operation;
import java.util.function.UnaryOperator;

/**
 * A server that does another thing than its specification says, and says so with a documented answer.
 *
 * @param kind what kind of fault it is
 * @param operation the operation
 * @param named what the gate must name beside the operation
 * @param filter stands between the server and whoever asks it
 */
record BehaviourFault(String kind, Operation operation, String named, UnaryOperator<Exchange> filter) {

    @Override
    public String toString() {
        return kind + " at " + operation + " " + named;
    }
}
