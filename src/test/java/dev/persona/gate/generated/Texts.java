package dev.persona.gate.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes texts of every kind of character that the contracts accept. */
final class Texts {

    /** The most code points where a schema sets no limit. */
    static final int LONG = 1000;

    private static final int TRIES = 2000;
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    /** First and last code point of kinds that are told apart by somebody: encodings, databases, routers, regular expressions. */
    private static final int[][] KINDS = {
        {' ', '~'}, {'a', 'z'}, {'!', '/'}, {'0', '9'}, {0x01, 0x1f}, {0x7f, 0x9f}, {0xa0, 0x24f},
        {0x300, 0x36f}, {0x5d0, 0x6ff}, {0x1e00, 0x1fff}, {0x2000, 0x200f}, {0x2028, 0x202e}, {0x4e00, 0x9fff},
        {0xe000, 0xe100}, {0xfe00, 0xfe0f}, {0xfff0, 0xffff}, {0x1f300, 0x1f64f}, {0x1f3fb, 0x1f3ff}, {0xe0020, 0xe007f}, {0x10fff0, 0x10ffff}};

    private final Random random;

    Texts(Random random) {
        this.random = random;
    }

    /** A text with exactly so many code points. */
    String ofLength(int codePoints) {
        int[][] kinds = random.ints(1 + random.nextInt(3), 0, KINDS.length).mapToObj(kind -> KINDS[kind]).toArray(int[][]::new);
        return IntStream.range(0, codePoints).map(i -> {
            int[] kind = kinds[random.nextInt(kinds.length)];
            return kind[0] + random.nextInt(kind[1] - kind[0] + 1);
        }).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** A length between two: often one of them, otherwise mostly a short one. */
    int length(int min, int max) {
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1, 2 -> max;
            case 3 -> min + random.nextInt(max - min + 1);
            default -> min + random.nextInt(Math.min(max - min, 20) + 1);
        };
    }

    /** A text within limits that a pattern finds or, if so wanted, does not find. */
    String matching(String pattern, boolean wanted, int min, int max) {
        if (pattern == null) {
            return ofLength(length(min, max));
        }
        Pattern compiled = Pattern.compile(pattern);
        for (int i = 0; i < TRIES; i++) {
            String text = withLiterals(ofLength(length(min, max)), pattern);
            if (compiled.matcher(text).find() == wanted) {
                return text;
            }
        }
        throw new IllegalStateException("no text was found that the pattern " + (wanted ? "" : "does not ") + "match: " + pattern);
    }

    /** Whether nobody else has been given this text, whatever its case. */
    static boolean isNew(String text) {
        return USED.add(text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
    }

    /** Puts characters that a pattern names into a text, which random characters would hardly ever hit. */
    private String withLiterals(String text, String pattern) {
        List<Integer> literals = pattern.replaceAll("\\\\.|\\[[^]]*]|[\\^$.*+?(){}|]", "").codePoints().boxed().toList();
        int[] points = text.codePoints().toArray();
        if (points.length > 0 && random.nextInt(8) > 0) {
            List<Integer> places = new ArrayList<>(random.ints(literals.size(), 0, points.length).sorted().boxed().toList());
            IntStream.range(0, places.size()).forEach(i -> points[places.get(i)] = literals.get(i));
        }
        return new String(points, 0, points.length);
    }
}
