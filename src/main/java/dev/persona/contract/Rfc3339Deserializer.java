package dev.persona.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code date-time} as RFC 3339 defines it: date, {@code T}, time, up to nine digits of a second, and an offset with a colon, or
 * {@code Z}. Jackson's own reader takes epoch numbers, {@code +0000} and times without an offset as well.
 *
 * <p>The year must be 0001 to 9999 as sent and in UTC, or the value could not be shown again. Digits beyond a microsecond are dropped:
 * PostgreSQL keeps microseconds, and rounding could leave the last year.
 */
final class Rfc3339Deserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    private static final Pattern DATE_TIME = Pattern.compile(
        "(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    Rfc3339Deserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        Instant instant = parse(parser.getText());
        return instant != null ? instant : (Instant) context.handleWeirdStringValue(Instant.class, "", "not an RFC 3339 date-time");
    }

    private static Instant parse(String text) {
        Matcher matcher = DATE_TIME.matcher(text);
        if (!matcher.matches() || number(matcher, 1) == 0) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4),
                number(matcher, 5), number(matcher, 6), nanos(matcher.group(7)));
            Instant instant = local.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(matcher)).truncatedTo(ChronoUnit.MICROS);
            return instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int offsetSeconds(Matcher matcher) {
        if (matcher.group(8) == null) {
            return 0;
        }
        int hours = number(matcher, 9);
        int minutes = number(matcher, 10);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("offset out of range");
        }
        return (matcher.group(8).equals("-") ? -1 : 1) * (hours * 60 + minutes) * 60;
    }
}
