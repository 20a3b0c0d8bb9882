package dev.persona.gate.diff;

/** Who sends a value. It decides which of two opposite changes breaks a client. */
enum Direction {
    /** The client sends it: to take less than before breaks. */
    REQUEST("readOnly", "what was taken can be refused now", "more is taken than before"),
    /** The server sends it: to send more than before breaks. */
    RESPONSE("writeOnly", "fewer values can come than before", "values can come that could not before");

    /** The keyword that says that a member does not go this way. */
    final String excluded;
    final String whenNarrowed;
    final String whenWidened;

    Direction(String excluded, String whenNarrowed, String whenWidened) {
        this.excluded = excluded;
        this.whenNarrowed = whenNarrowed;
        this.whenWidened = whenWidened;
    }

    boolean breaksWhenNarrowed() {
        return this == REQUEST;
    }
}
