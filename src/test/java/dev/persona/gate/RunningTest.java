package dev.persona.gate;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Knows which test runs. Tests run one after the other, but some of them send requests from many threads; so this is no thread-local. */
public final class RunningTest implements BeforeAllCallback, BeforeEachCallback {

    private static volatile String name = "none";

    @Override
    public void beforeAll(ExtensionContext context) {
        name = context.getRequiredTestClass().getSimpleName();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        name = context.getRequiredTestClass().getSimpleName() + "." + context.getRequiredTestMethod().getName();
    }

    /** The class and the method of the running test. */
    static String name() {
        return name;
    }
}
