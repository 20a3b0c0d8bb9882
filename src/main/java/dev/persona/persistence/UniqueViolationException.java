package dev.persona.persistence;

/** A statement met a value that another row has. */
final class UniqueViolationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean email;

    UniqueViolationException(String constraint) {
        super("unique violation", null, false, false);
        this.email = "profile_email_key_key".equals(constraint);
    }

    /** Whether the value is an e-mail address. */
    boolean isEmail() {
        return email;
    }
}
