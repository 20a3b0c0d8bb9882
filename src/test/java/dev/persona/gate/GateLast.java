package dev.persona.gate;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the test classes by name, and at the very end the one that judges what all others reached. */
public final class GateLast implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator
            .comparing((ClassDescriptor descriptor) -> descriptor.getTestClass() == ContractCoverageTest.class)
            .thenComparing(descriptor -> descriptor.getTestClass().getName()));
    }
}
