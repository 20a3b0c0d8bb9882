package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.Mico;
import dev.persona.support.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicoBirthdateTest {

    private static final String RULE = "birthdate must be an RFC 3339 date-time with an offset.";

    // Success.

    @ParameterizedTest
    @CsvSource({
        "2021-09-22T03:23:23.275+00:00,2021-09-22T03:23:23.275Z",
        "2021-09-22T03:23:23.275Z,2021-09-22T03:23:23.275Z",
        "2021-09-22T03:23:23.275+07:00,2021-09-21T20:23:23.275Z",
        "2021-09-22T03:23:23-03:30,2021-09-22T06:53:23Z",
        "2021-09-22T03:23:23-00:00,2021-09-22T03:23:23Z",
        "2021-09-22T03:23:23+23:59,2021-09-21T03:24:23Z",
        "2021-09-22T03:23:23-23:59,2021-09-23T03:22:23Z",
        "2021-12-31T23:30:00-01:00,2022-01-01T00:30:00Z",
        "2021-09-22t03:23:23z,2021-09-22T03:23:23Z",
        "2000-02-29T00:00:00Z,2000-02-29T00:00:00Z"})
    void aDateTimeWithAnOffsetIsReadBackInUtc(String sent, String read) {
        isRead(sent, read);
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        ".1,.100",
        ".12,.120",
        ".123,.123",
        ".1234,.123400",
        ".12345,.123450",
        ".123456,.123456",
        ".1234567,.123456",
        ".12345678,.123456",
        ".123456789,.123456",
        ".000000,''",
        ".000001,.000001",
        ".000000999,''",
        ".999999999,.999999"})
    void aSecondHasNoneToNineDigitsOfWhichSixAreKept(String sent, String read) {
        isRead("1992-05-04T06:30:59" + sent + "Z", "1992-05-04T06:30:59" + read + "Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
        "0001-01-01T02:00:00+02:00,0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z,9999-12-31T23:59:59.999999Z",
        "9999-12-31T21:59:59.999999-02:00,9999-12-31T23:59:59.999999Z"})
    void theYearGoesFrom1To9999(String sent, String read) {
        isRead(sent, read);
    }

    /** Before October 1582, or before 1900 where zones had odd offsets, calendars of old would make it another day or another minute. */
    @ParameterizedTest
    @ValueSource(strings = {"0004-02-29T12:00:00Z", "1000-03-01T00:00:00.000001Z", "1500-02-28T23:59:59Z", "1582-10-04T00:00:00Z",
        "1582-10-10T12:00:00Z", "1582-10-15T00:00:00Z", "1892-04-01T00:00:01Z", "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z"})
    void oldDatesStayTheSameDay(String date) {
        isRead(date, date);
    }

    @Test
    void theSameInstantIsNoChangeHoweverItIsWritten() {
        String id = Mico.person();
        update(id, "2000-01-01T00:00:00.5Z");
        long sequence = People.sequence(id);
        update(id, "2000-01-01T07:00:00.500+07:00");
        update(id, "1999-12-31T23:00:00.500000999-01:00");
        assertThat(People.sequence(id)).isEqualTo(sequence);
        update(id, "2000-01-01T00:00:00.500001Z");
        assertThat(People.sequence(id)).isEqualTo(sequence + 1);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {
        "", "   ", "yesterday",
        "2021-09-22", "2021-09", "2021-W38-3", "2021-265T03:23:23Z", "20210922T032323Z",
        "1632281003", "1632281003275",
        "2021-09-22T03:23:23", "2021-09-22T03:23Z", "2021-09-22T03Z", "03:23:23Z",
        "2021-09-22T03:23:23+0000", "2021-09-22T03:23:23+0700", "2021-09-22T03:23:23+07", "2021-09-22T03:23:23+7:00",
        "2021-09-22T03:23:23+24:00", "2021-09-22T03:23:23+00:60", "2021-09-22T03:23:23+07:00:00", "2021-09-22T03:23:23 +07:00",
        "2021-09-22T03:23:23UTC", "2021-09-22T03:23:23Z[UTC]", "2021-09-22T03:23:23Z+00:00", "2021-09-22T03:23:23\u221207:00",
        "2021-09-22 03:23:23Z", "2021-09-22_03:23:23Z", "2021-09-22T03:23:23 Z", " 2021-09-22T03:23:23Z", "2021-09-22T03:23:23Z ",
        "2021-09-22T03:23:23Z\\n", "2021/09/22T03:23:23Z", "22-09-2021T03:23:23Z",
        "2021-9-22T03:23:23Z", "2021-09-22T3:23:23Z",
        "2021-02-30T00:00:00Z", "2021-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "1500-02-29T00:00:00Z", "2021-04-31T00:00:00Z",
        "2021-00-01T00:00:00Z", "2021-13-01T00:00:00Z", "2021-01-00T00:00:00Z", "2021-01-32T00:00:00Z",
        "2021-09-22T24:00:00Z", "2021-09-22T03:60:00Z", "2021-09-22T03:23:60Z", "2016-12-31T23:59:60Z",
        "2021-09-22T03:23:23.Z", "2021-09-22T03:23:23,275Z", "2021-09-22T03:23:23.1234567890Z", "2021-09-22T03:23:23.-1Z",
        "0000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "+2021-09-22T03:23:23Z",
        "999-01-01T00:00:00Z", "\u0662\u0660\u0662\u0661-09-22T03:23:23Z", "\uff12\uff10\uff12\uff11-09-22T03:23:23Z",
        "2021-09-22T03:23:23Z\\u0000", "2021-09-22T03:23:23\\ud800"})
    void anythingElseIsRefused(String text) {
        isRefused('"' + text + '"');
    }

    /** Such a value could not be read back: in UTC its year has no four digits above zero. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00+00:01", "0001-01-01T22:59:59+23:00", "9999-12-31T23:59:59-00:01",
        "0000-12-31T23:59:59-23:59"})
    void aYearThatIsOutOfRangeAsSentOrInUtcIsRefused(String text) {
        isRefused('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1632281003", "1632281003.275", "-1", "true", "false", "[2021,9,22]", "[]", "{}",
        "{\"$date\":\"2021-09-22T03:23:23Z\"}"})
    void aBirthdateThatIsNoTextIsRefused(String value) {
        isRefused(value);
    }

    // What others see.

    @Test
    void nobodyElseShowsABirthdateAndItOutlastsTheirUpdates() {
        String id = Mico.person();
        update(id, "1582-10-10T12:00:00.000001Z");
        String all = People.gmi(id).toString() + People.zitadel(id) + People.camunda(id) + People.klaim(id);
        assertThat(all).doesNotContain("1582").doesNotContainIgnoringCase("birth");
        JsonNode klaim = Api.put("/users/" + id).withApiKey().json("{\"name\":\"Mary Ann\"}").send().json();
        assertThat(klaim.get("name").textValue()).isEqualTo("Mary Ann");
        assertThat(People.mico(id).get("birthdate").textValue()).isEqualTo("1582-10-10T12:00:00.000001Z");
    }

    private static void update(String id, String birthdate) {
        Mico.put(id).json(Mico.update("Alice", birthdate, "female")).send().is(200, Mico.SUCCESS);
    }

    private static void isRead(String sent, String read) {
        String id = Mico.person();
        update(id, sent);
        assertThat(People.mico(id).get("birthdate").textValue()).isEqualTo(read);
    }

    private static void isRefused(String value) {
        String id = Mico.person();
        JsonNode before = People.mico(id);
        long sequence = People.sequence(id);
        Mico.put(id).json(Mico.raw("\"Dinah\"", value, "\"male\"")).send().is(400, Mico.failure(400, RULE));
        assertThat(People.mico(id)).isEqualTo(before);
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }
}
