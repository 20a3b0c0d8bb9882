package dev.persona.contract;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** BCP 47 language tags. */
public final class LanguageTags {

    private LanguageTags() {
    }

    /**
     * The canonical form of a tag: {@code EN_us} is {@code en-US}.
     *
     * @param tag a tag, {@code _} counting as {@code -}
     * @return its canonical form; empty if it is not well-formed
     */
    public static Optional<String> canonical(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
