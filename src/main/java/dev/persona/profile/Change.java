package dev.persona.profile;

/**
 * What an update does to one member of the record: nothing, or set it.
 *
 * @param applies whether the member is set at all
 * @param value the new value when it is; null clears the member
 * @param <T> the member's type
 */
public record Change<T>(boolean applies, T value) {

    /**
     * Leaves the member as it is.
     *
     * @param <T> the member's type
     * @return no change
     */
    public static <T> Change<T> keep() {
        return new Change<>(false, null);
    }

    /**
     * Sets the member.
     *
     * @param value the new value; null clears the member
     * @param <T> the member's type
     * @return the change
     */
    public static <T> Change<T> to(T value) {
        return new Change<>(true, value);
    }

    /**
     * Sets the member unless there is no value: for contracts in which null and absence mean "leave it".
     *
     * @param value the new value, or null to leave the member
     * @param <T> the member's type
     * @return the change
     */
    public static <T> Change<T> unlessNull(T value) {
        return new Change<>(value != null, value);
    }
}
