package dev.persona.persistence;

import java.util.Locale;

/** E-mail addresses as they are compared: in lower case, as Java has it, whatever collation the database was made with. */
final class EmailKey {

    private EmailKey() {
    }

    /** The key of an address; null for none and for an empty one, which is nobody's. */
    static String of(String email) {
        return email == null || email.isEmpty() ? null : email.toLowerCase(Locale.ROOT);
    }
}
