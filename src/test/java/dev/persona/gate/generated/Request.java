package dev.persona.gate.generated;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as it is sent; without a body where that is null. */
record Request(String method, String target, Map<String, String> headers, byte[] body) {

    private static final Pattern LONG_BLANK = Pattern.compile(" {100,}$");

    /** A line for a shell that sends the same request, byte by byte. */
    String curl(int port) {
        StringBuilder line = new StringBuilder(body == null ? "" : printf() + " | ").append("curl -i --path-as-is --globoff ")
            .append(method.equals("HEAD") ? "-I" : "-X " + method).append(' ').append(quoted("http://127.0.0.1:" + port + target));
        Map<String, String> all = new TreeMap<>(headers);
        // What curl would add by itself is taken away.
        all.putIfAbsent(Draft.ACCEPT, "");
        all.putIfAbsent(Draft.CONTENT_TYPE, "");
        all.forEach((name, value) -> line.append(" -H ").append(quoted(value.isEmpty() ? name + ":" : name + ": " + value)));
        return line.append(body == null ? "" : " --data-binary @-").toString();
    }

    private String printf() {
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        Matcher blanks = LONG_BLANK.matcher(bytes);
        int end = blanks.find() ? blanks.start() : bytes.length();
        StringBuilder format = new StringBuilder();
        bytes.substring(0, end).chars().forEach(each -> {
            if (each > ' ' && each < 0x7f && "'\\%".indexOf(each) < 0 || each == ' ') {
                format.append((char) each);
            } else {
                format.append(String.format("\\%03o", each));
            }
        });
        return end < bytes.length() ? "printf '" + format + "%*s' " + (bytes.length() - end) + " ''" : "printf '" + format + "'";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
