package dev.persona.contract.zitadel;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;

/** The one organisation that a deployment serves. */
@Singleton
final class Organisation {

    /** The header in which callers may name an organisation. */
    static final String HEADER = "x-zitadel-orgid";

    private final String id;

    Organisation(@Property(name = "persona.organisation-id") String id) {
        this.id = id;
    }

    /**
     * Its id.
     *
     * @return the {@code resourceOwner} of every record
     */
    String id() {
        return id;
    }

    /**
     * Whether a caller means this organisation.
     *
     * @param named every value of the header
     * @return false if another one is named; an empty value names none
     */
    boolean isMeant(Iterable<String> named) {
        for (String name : named) {
            if (!name.isEmpty() && !name.equals(id)) {
                return false;
            }
        }
        return true;
    }
}
