package dev.persona.gate.generated;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Texts in the formats that the specifications use, and texts that only look so. */
final class Formats {

    static final List<String> LANGUAGE_TAGS = List.of("", "en", "EN_gb", "de-AT", "zh-Hant-TW", "es-419", "de-1996", "sr-Latn", "x-abcdefgh",
        "und", "zh_hans_cn", "de-x-y", "sl-nedis", "ja-JP");
    static final List<String> NO_LANGUAGE_TAGS = List.of("en GB", "-", "e", "en-", "1", "en--GB", "\u00e4h", "en.GB", "en-a", "_", " en", "en\n",
        "d\u00e9-AT", "\uff45\uff4e", "123-45", "\ud83c\uddec\ud83c\udde7");
    static final List<String> NO_DATE_TIMES = List.of("", " ", "1992-05-04", "1992-05-04T06:30:00", "1992-05-04T06:30:00+0700",
        "1992-05-04 06:30:00Z", "1992-02-30T06:30:00Z", "1900-02-29T00:00:00Z", "1992-05-04T06:30:60Z", "1992-05-04T24:00:00Z",
        "1992-13-04T06:30:00Z", "1992-00-04T06:30:00Z", "1992-05-04T06:30Z", "1992-05-04T06:60:00Z", "1992-05-04T06:30:00.Z",
        "1992-05-04T06:30:00.1234567890Z", "1992-05-04T06:30:00,5Z", " 1992-05-04T06:30:00Z", "1992-05-04T06:30:00Z ",
        "1992-05-04T06:30:00Z\n", "0000-05-04T06:30:00Z", "+1992-05-04T06:30:00Z", "-1992-05-04T06:30:00Z", "10000-01-01T00:00:00Z",
        "92-05-04T06:30:00Z", "1992-05-04T06:30:00+24:00", "1992-05-04T06:30:00+07:60", "1992-05-04T06:30:00+7:00",
        "1992-05-04T06:30:00+07", "1992-05-04T06:30:00 07:00", "1992-05-04T06:30:00\u221207:00", "\u0661992-05-04T06:30:00Z",
        "704953800", "704953800000", "1992-W19-1T06:30:00Z", "19920504T063000Z", "4 May 1992 06:30:00 GMT", "1992-05-04T06:30:00Z[UTC]",
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01");

    private static final List<String> EDGES = List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2000-02-29T12:00:00z",
        "1970-01-01t00:00:00Z", "1582-10-10T00:00:00Z", "0001-01-02T00:00:00+23:59", "9999-12-30T23:59:59-23:59", "1992-05-04T06:30:00-00:00",
        "0004-02-29T00:00:00.000001Z", "1969-12-31T23:59:59.9999995Z");

    private Formats() {
    }

    /** An RFC 3339 date-time with an offset whose year has four digits, also in UTC. */
    static String dateTime(Random random) {
        if (random.nextInt(4) == 0) {
            return EDGES.get(random.nextInt(EDGES.size()));
        }
        LocalDate date = LocalDate.of(2 + random.nextInt(9997), 1, 1).plusDays(random.nextInt(365));
        String fraction = "%09d".formatted(random.nextInt(1_000_000_000)).substring(0, random.nextInt(10));
        String offset = random.nextInt(3) == 0 ? "Z"
            : "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-", random.nextInt(24), random.nextInt(60));
        return "%sT%02d:%02d:%02d%s%s".formatted(date, random.nextInt(24), random.nextInt(60), random.nextInt(60),
            fraction.isEmpty() ? "" : "." + fraction, offset);
    }

    static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
