package dev.persona.gate.drift;

import dev.persona.gate.Operation;
import dev.persona.gate.Specification;
import java.util.List;
import java.util.function.Consumer;

/**
 * A fault in a specification, at one place.
 *
 * @param kind what kind of fault it is
 * @param probe the part of the gate that has to find it
 * @param operation the operation that it is about
 * @param named what one message of the gate must name
 * @param change plants it
 */
record SpecFault(String kind, Probe probe, Operation operation, List<String> named, Consumer<Planted> change) {

    /** The specification with the fault. */
    Specification specification() {
        return Planted.in(operation.specification(), change);
    }

    @Override
    public String toString() {
        return kind + " at " + operation + " " + named;
    }
}
