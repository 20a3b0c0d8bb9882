package dev.persona.profile;

/** What texts the record can hold: any Unicode text, which excludes unpaired surrogates, but not U+0000, which PostgreSQL cannot store. */
public final class StorableText {

    /** The most code points of a user id. */
    public static final int MAX_USER_ID_LENGTH = 255;

    private StorableText() {
    }

    /**
     * Whether a text can be stored and read back as it is.
     *
     * @param text the text
     * @return false if it has a U+0000 or an unpaired surrogate
     */
    public static boolean isStorable(CharSequence text) {
        return text.codePoints().noneMatch(codePoint -> codePoint == 0
            || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /**
     * Whether a text can be a user id.
     *
     * @param text the text, or null
     * @return true if it has 1 to {@value #MAX_USER_ID_LENGTH} code points and is storable
     */
    public static boolean isUserId(String text) {
        return text != null && !text.isEmpty() && text.codePointCount(0, text.length()) <= MAX_USER_ID_LENGTH && isStorable(text);
    }
}
