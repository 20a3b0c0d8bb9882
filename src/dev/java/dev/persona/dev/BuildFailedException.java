package dev.persona.dev;

/** Something that was saved does not fit; the message says where and why. */
final class BuildFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    BuildFailedException(String message) {
        super(message);
    }
}
