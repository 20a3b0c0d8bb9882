package dev.persona.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The genders that have a name in every contract. A record may hold any other text as well, because Mico takes free text; such a
 * text counts as "not specified" for whoever knows these names only.
 */
public enum Gender {
    /** Stored as {@code female}. */
    FEMALE,
    /** Stored as {@code male}. */
    MALE,
    /** Stored as {@code diverse}. */
    DIVERSE;

    /**
     * The text that stands for this gender in the record.
     *
     * @return the name in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the text of a record.
     *
     * @param text a stored gender, in any case, or null
     * @return the gender it names, if it names one
     */
    public static Optional<Gender> of(String text) {
        // Not equalsIgnoreCase, to which U+017F is an S and U+0131 an I: what an update takes for the same text has to read as it, too.
        return Optional.ofNullable(text).map(value -> value.toLowerCase(Locale.ROOT))
            .flatMap(lower -> Arrays.stream(values()).filter(gender -> gender.text().equals(lower)).findFirst());
    }
}
