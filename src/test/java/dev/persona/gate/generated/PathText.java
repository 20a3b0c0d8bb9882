package dev.persona.gate.generated;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes a text as a segment of a path in one of the ways that RFC 3986 allows. */
final class PathText {

    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private static final String ALLOWED = UNRESERVED + "!$&'()*+,;=:@";

    private PathText() {
    }

    static String of(String text, boolean slashesEscapedTwice, Random random) {
        boolean sparing = random.nextBoolean();
        StringBuilder segment = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            boolean slash = each == '/' || each == '\\';
            if (ALLOWED.indexOf(each) >= 0 && (sparing || UNRESERVED.indexOf(each) >= 0 && random.nextInt(10) > 0)) {
                segment.append((char) each);
            } else {
                segment.append(slash && slashesEscapedTwice && random.nextBoolean() ? "%25" : "%")
                    .append(String.format(random.nextBoolean() ? "%02X" : "%02x", each));
            }
        }
        return segment.toString();
    }
}
