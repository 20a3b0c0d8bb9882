package dev.persona.profile;

/**
 * What an update does to the gender, which is free text for some callers and a closed list for others.
 *
 * @param mode which of the three kinds of change this is
 * @param text the text to store; null clears
 */
public record GenderChange(Mode mode, String text) {

    /** The kinds of change. */
    public enum Mode {
        /** Leaves the gender. */
        KEEP,
        /** Stores the text as it is. */
        TEXT,
        /**
         * Stores one of the {@link Gender} names, or none, for a caller that cannot see other texts: a stored text of the same
         * meaning stays as it was written, and "none" does not wipe out a text that the caller reads as "none" already.
         */
        NAMED
    }

    /**
     * Leaves the gender as it is.
     *
     * @return no change
     */
    public static GenderChange keep() {
        return new GenderChange(Mode.KEEP, null);
    }

    /**
     * Stores free text.
     *
     * @param text the new text
     * @return the change
     */
    public static GenderChange toText(String text) {
        return new GenderChange(Mode.TEXT, text);
    }

    /**
     * Stores a named gender.
     *
     * @param gender the gender, or null for "not specified"
     * @return the change
     */
    public static GenderChange toNamed(Gender gender) {
        return new GenderChange(Mode.NAMED, gender == null ? null : gender.text());
    }
}
