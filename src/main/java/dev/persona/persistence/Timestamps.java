package dev.persona.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as text between the service and PostgreSQL. {@link java.sql.Timestamp}, which would be the driver's and Micronaut Data's
 * choice, counts dates before 1582 in the Julian calendar and would store another day than was sent.
 */
final class Timestamps {

    private Timestamps() {
    }

    /** Writes an instant for {@code CAST(... AS timestamptz)}. */
    static String format(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /** Reads {@code CAST(... AT TIME ZONE 'UTC' AS text)}, which has a blank for the T and no offset. */
    static Instant parse(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }
}
