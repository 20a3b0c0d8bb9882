package dev.persona.gate.generated;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the valid requests of one operation, all that one case needs. Equal seeds and numbers make equal requests. */
final class Generator {

    /** The most bytes of a body, in every contract. */
    static final int MAX_BODY = 65536;

    private static final List<String> JSON_TYPES = List.of("application/json", "application/json; charset=utf-8", "Application/JSON",
        "application/json;charset=ISO-8859-1", "application/json ; x=\"y\"");
    private static final List<String> ACCEPTING = List.of("application/json", "*/*", "application/*", "text/html, application/json;q=0.1",
        "application/json;charset=utf-8", "text/html,*/*;q=0.01", "APPLICATION/JSON", "application/*;q=0.5, application/json;q=1.0");
    static final List<String> NOT_ACCEPTING = List.of("text/html", "text/*", "application/xml", "application/json;q=0", "image/png, text/plain;q=0.9",
        "*/*, application/json;q=0.0", "application/*;q=0", "application/problem+json", "application/jsonp");

    final Operation operation;
    final Random random;
    private final String suffix;
    private final int combination;
    private int people;

    Generator(Operation operation, long seed, int number, int combination) {
        this.operation = operation;
        this.random = new Random(seed * 1_000_003 + number);
        // Nearby seeds of this generator begin with nearby numbers.
        this.random.nextLong();
        this.suffix = "-" + Long.toHexString(seed) + "-" + number + "-";
        this.combination = combination;
    }

    /** A valid request of a new person. */
    Draft valid() {
        return valid(unknown().created());
    }

    /** A valid request of or about a person. */
    Draft valid(Somebody user) {
        Draft draft = new Draft(operation, user, random);
        Map<String, String> pathValues = new HashMap<>();
        for (Parameter parameter : operation.parameters("path")) {
            Extensions extensions = Extensions.of(parameter.getExtensions());
            String value = extensions.has(Extensions.USER_ID) ? user.id()
                : new Values(operation.specification(), Map.of(), random).of(parameter.getSchema()).asText();
            pathValues.put(parameter.getName(), value);
            draft.segments.put(parameter.getName(), PathText.of(value, extensions.has(Extensions.SLASHES_ESCAPED_TWICE), random));
        }
        if (!operation.schemes().isEmpty()) {
            Credentials.add(draft.headers, Formats.any(List.copyOf(operation.schemes()), random), user.id());
        }
        addHeaders(draft);
        operation.body().ifPresent(schema -> {
            draft.json = new Values(operation.specification(), pathValues, random).object(schema, combination);
            addUnknownMembers(draft);
        });
        return draft;
    }

    /** Somebody without a record. */
    Somebody unknown() {
        boolean escapedTwice = operation.parameters("path").stream()
            .anyMatch(parameter -> Extensions.of(parameter.getExtensions()).has(Extensions.SLASHES_ESCAPED_TWICE));
        return Somebody.unknown(random, suffix + people++, escapedTwice);
    }

    /** Blanks behind a body, until it has a length. */
    static byte[] padded(Draft draft, int length) {
        byte[] text = draft.jsonText().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, Math.max(text.length, length));
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private void addHeaders(Draft draft) {
        if (random.nextInt(3) > 0) {
            draft.headers.put(Draft.ACCEPT, Formats.any(operation.answersWithBody() || random.nextBoolean() ? ACCEPTING : NOT_ACCEPTING, random));
        }
        for (Parameter parameter : operation.parameters("header")) {
            if (Boolean.TRUE.equals(parameter.getRequired()) || random.nextInt(3) == 0) {
                draft.headers.put(parameter.getName(), String.valueOf(parameter.getExample()));
            }
        }
        if (operation.body().isPresent()) {
            draft.headers.put(Draft.CONTENT_TYPE, Formats.any(JSON_TYPES, random));
            if (random.nextInt(20) == 0) {
                draft.headers.put("Content-Encoding", "identity");
            }
        }
    }

    /** Members that no schema of the operation has; some differ from one that it has by case or underscores only. */
    private void addUnknownMembers(Draft draft) {
        if (random.nextInt(3) > 0) {
            return;
        }
        List<String> known = new ArrayList<>(operation.body().orElseThrow().getProperties().keySet());
        Texts texts = new Texts(random);
        for (int i = random.nextInt(3); i >= 0; i--) {
            String like = Formats.any(known, random);
            String name = switch (random.nextInt(4)) {
                case 0 -> like.toUpperCase(Locale.ROOT);
                case 1 -> like + " ";
                default -> texts.ofLength(texts.length(0, 60));
            };
            if (!known.contains(name)) {
                draft.json.set(name, random.nextInt(9) == 0 ? AnyJson.nested(AnyJson.MAX_NESTING - 1) : new AnyJson(random).value());
            }
        }
    }
}
