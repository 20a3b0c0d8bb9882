package dev.persona.drill;

/**
 * What a comparison with the table found.
 *
 * @param lost acknowledged writes that are not stored
 * @param halfWritten records whose members tell different numbers, or one that was never sent
 * @param unanswered updates that are stored, although nobody was told
 */
record Loss(long lost, long halfWritten, long unanswered) {

    static final Loss NONE = new Loss(0, 0, 0);

    Loss plus(Loss other) {
        return new Loss(lost + other.lost, halfWritten + other.halfWritten, unanswered + other.unanswered);
    }

    /** Whether all that was acknowledged is stored, and whole. */
    boolean isNone() {
        return lost == 0 && halfWritten == 0;
    }
}
