package dev.persona.persistence;

/** A row, or a unique value, was kept by another transaction for longer than the statement had patience. */
final class RowLockedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RowLockedException() {
        super("lock timeout", null, false, false);
    }
}
