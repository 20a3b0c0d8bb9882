package dev.persona.gate.generated;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The extensions of one part of a specification; {@code openapi/README.md} says what they mean. */
record Extensions(Map<String, Object> values) {

    static final String AT_LEAST_ONE_OF = "x-at-least-one-of";
    static final String EQUALS_PATH_PARAMETER = "x-equals-path-parameter";
    static final String LANGUAGE_TAG = "x-language-tag";
    static final String OTHER_VALUE = "x-other-value";
    static final String SLASHES_ESCAPED_TWICE = "x-slashes-escaped-twice";
    static final String UNIQUE = "x-unique";
    static final String UNKNOWN_USER = "x-unknown-user";
    static final String USER_ID = "x-user-id";
    static final String USER_TOKEN_REFUSED = "x-user-token-refused";

    static Extensions of(Map<String, Object> values) {
        return new Extensions(values == null ? Map.of() : values);
    }

    boolean has(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<Integer> status(String name) {
        return Optional.ofNullable((Integer) values.get(name));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    List<?> list(String name) {
        return (List<?>) values.getOrDefault(name, List.of());
    }
}
