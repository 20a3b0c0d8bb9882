package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Zitadel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The preferred language, which is the one text that is not stored as sent. */
class ZitadelLanguageTest {

    private static final String EMOJI = "\uD83D\uDE00";

    // Success.

    @ParameterizedTest
    @CsvSource({
        "en,en", "EN_us,en-US", "en-us,en-US", "zh-hant-tw,zh-Hant-TW", "ZH_HANT_TW,zh-Hant-TW", "es-419,es-419", "De-1996,de-1996",
        "und,und",
        // Withdrawn codes have one successor each.
        "iw,he", "in,id", "ji,yi",
        // An extended language stands for itself.
        "zh-yue,yue", "zh-yue-HK,yue-HK",
        // Tags from before there were rules have modern names in the registry.
        "i-klingon,tlh", "I_LUX,lb", "art-lojban,jbo", "zh-min-nan,nan", "sgn-BE-FR,sfb", "no-bok,nb",
        // Private use and extensions.
        "x-private,x-private", "X_Private,x-private", "x-12345678,x-12345678", "en-X-a,en-x-a", "en-u-CA,en-u-ca"})
    void aTagIsStoredInCanonicalForm(String sent, String stored) {
        String id = People.create();

        Zitadel.updated(putLanguage(id, sent).send());

        shows(id, stored);
    }

    @Test
    void anotherSpellingOfTheSameTagChangesNothing() {
        String id = People.create();
        var first = Zitadel.updated(putLanguage(id, "EN_us").send());

        for (String spelling : new String[] {"EN_us", "en-US", "en_US", "eN-uS"}) {
            assertThat(Zitadel.updated(putLanguage(id, spelling).send())).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"preferredLanguage\":null", ",\"preferredLanguage\":\"\""})
    void anEmptyLanguageClearsLikeOneThatIsLeftOut(String members) {
        String id = People.create();
        Zitadel.updated(putLanguage(id, "de").send());
        String body = Zitadel.NAMES.replace("}", members + "}");

        var cleared = Zitadel.updated(Zitadel.put(id, body).send());

        assertThat(cleared.sequence()).isEqualTo(3);
        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}");
        assertThat(Zitadel.updated(Zitadel.put(id, body).send())).isEqualTo(cleared);
        assertThat(Zitadel.updated(putLanguage(id, "").send())).isEqualTo(cleared);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {" ", "e", "12", "C", "_", "x", "i", "en us", " en", "en ", "en-", "-en", "en--us", "en-u", "en-a-b", "en-x",
        "a-en", "i-foo", "abcdefghi", "en-\u00fc", "\u0130n", "de-\u017fi", "en.UTF-8", "en_US@eur",
        // Ten code points are not too long, though they are twenty UTF-16 units.
        EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI})
    void aLanguageThatIsNoWellFormedTagIsRefused(String language) {
        refused(language, "preferredLanguage must be a BCP 47 language tag.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-Latn-1996", "x-123456789", "en-x-twelve", "           ",
        // Its canonical form would be short enough.
        "zh-cmn-Hans",
        EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI + EMOJI})
    void aLanguageOfMoreThanTenCodePointsIsRefusedAsItWasSent(String language) {
        refused(language, "invalid UpdateMyProfileRequest.PreferredLanguage: value length must be at most 10 runes");
    }

    private static void refused(String language, String message) {
        String id = People.create();
        Zitadel.updated(putLanguage(id, "de").send());
        Zitadel.refused(id, putLanguage(id, language), 400, Zitadel.error(3, message));
        shows(id, "de");
    }

    private static Api putLanguage(String userId, String language) {
        return Zitadel.putWith(userId, "\"preferredLanguage\":\"" + language + "\"");
    }

    private static void shows(String userId, String language) {
        Zitadel.read(Zitadel.get(userId).send(), """
            {"firstName":"Alice","lastName":"Liddell","displayName":"Alice Liddell","preferredLanguage":"%s"}""".formatted(language));
    }
}
