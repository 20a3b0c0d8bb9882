package dev.persona.profile;

/** The store cannot be reached, or has no capacity left; trying again soon may succeed. Carries no detail of the cause on purpose. */
public final class StoreUnavailableException extends RuntimeException {

    /**
     * Names the condition.
     *
     * @param condition a word for operators, without data of persons
     */
    public StoreUnavailableException(String condition) {
        super(condition);
    }
}
