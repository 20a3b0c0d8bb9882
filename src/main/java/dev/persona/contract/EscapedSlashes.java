package dev.persona.contract;

/** Slashes and backslashes that a client escaped twice, since many servers refuse them in a path when they are escaped once. */
public final class EscapedSlashes {

    private EscapedSlashes() {
    }

    /**
     * Undoes the second escape.
     *
     * @param decoded a part of a path that has been decoded once
     * @return the part with slashes for {@code %2F} and backslashes for {@code %5C}
     */
    public static String unescape(String decoded) {
        return decoded.indexOf('%') < 0 ? decoded : decoded.replaceAll("(?i)%2f", "/").replaceAll("(?i)%5c", "\\\\");
    }
}
