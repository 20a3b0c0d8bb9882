package dev.persona.gate.diff;

/**
 * One change that a client developer can act on.
 *
 * @param breaking whether a client that kept to the old contract can fail under the new one
 * @param operation the operation it concerns, by id, method and path; or {@link #EVERY}
 * @param subject the member, header, parameter or answer that changed
 * @param text what changed and what follows from it
 */
record Change(boolean breaking, String operation, String subject, String text) {

    static final String EVERY = "every operation";

    /** The change in one line. */
    String message() {
        return operation + ": " + what();
    }

    /** The line without the operation, the same for all operations that share the place. */
    String what() {
        return subject.isEmpty() ? text : subject + " " + text;
    }
}
