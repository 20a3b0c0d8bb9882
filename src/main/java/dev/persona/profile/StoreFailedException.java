package dev.persona.profile;

/** The store was reached and refused a statement for a reason that no caller can mend. Carries no detail of the data on purpose. */
public final class StoreFailedException extends RuntimeException {

    /**
     * Names the condition.
     *
     * @param condition a word for operators, without data of persons
     */
    public StoreFailedException(String condition) {
        super(condition);
    }
}
