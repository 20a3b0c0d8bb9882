package dev.persona.support;

import dev.persona.gate.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was sent on a connection, cut into requests again as far as that is possible, so that each answer finds its own. */
final class RawRequests {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "0" + END_OF_HEAD;

    private String sent = "";
    /** The answer came before the chunked body had ended; what is left of it is no request. */
    private boolean inBody;

    void add(String characters) {
        sent += characters;
        int last = sent.indexOf("\r\n" + LAST_CHUNK);
        if (inBody && last >= 0) {
            sent = sent.substring(last + "\r\n".length() + LAST_CHUNK.length());
            inBody = false;
        }
    }

    /** Takes the next request off, and puts it together with its answer. */
    Exchange next(Answer answer) {
        int end = sent.indexOf(END_OF_HEAD);
        String[] lines = (end < 0 ? sent : sent.substring(0, end)).split("\r?\n");
        String[] requestLine = lines[0].split(" ");
        Map<String, List<String>> headers = headers(lines);
        String rest = end < 0 ? "" : sent.substring(end + END_OF_HEAD.length());
        String body = "";
        if (headers.containsKey("transfer-encoding")) {
            int last = rest.startsWith(LAST_CHUNK) ? 0 : rest.indexOf("\r\n" + LAST_CHUNK);
            body = last < 0 ? "" : joined(rest.substring(0, last));
            inBody = last < 0;
            sent = inBody ? rest : rest.substring(rest.indexOf(LAST_CHUNK, last) + LAST_CHUNK.length());
        } else {
            body = rest.substring(0, Math.min(rest.length(), length(headers)));
            sent = rest.substring(body.length());
        }
        return new Exchange(requestLine[0], requestLine.length > 1 ? target(requestLine[1]) : "", headers,
            body.getBytes(StandardCharsets.ISO_8859_1), answer.status(), answer.headers().map(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The path of an absolute address. */
    private static String target(String written) {
        return written.replaceFirst("^https?://[^/]*", "");
    }

    private static Map<String, List<String>> headers(String[] lines) {
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static int length(Map<String, List<String>> headers) {
        String length = headers.getOrDefault("content-length", List.of("0")).get(0);
        return length.matches("\\d{1,9}") ? Integer.parseInt(length) : 0;
    }

    /** The data of chunks: every other line is a size. */
    private static String joined(String chunks) {
        StringBuilder data = new StringBuilder();
        String[] lines = chunks.split("\r\n");
        for (int i = 1; i < lines.length; i += 2) {
            data.append(lines[i]);
        }
        return data.toString();
    }
}
