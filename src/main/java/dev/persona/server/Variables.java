package dev.persona.server;

import java.util.Map;
import java.util.Optional;

/**
 * The environment variables, read as what they should be. One that is empty counts as not set.
 *
 * @param environment the variables
 */
record Variables(Map<String, String> environment) {

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The variable even if it is empty. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    int number(String name, int otherwise, int min, int max) {
        String value = text(name).orElse(String.valueOf(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new InvalidSettingException(name + " must be a number from " + min + " to " + max + ".");
        }
        return Integer.parseInt(value);
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse(String.valueOf(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidSettingException(name + " must be true or false.");
        }
        return value.equals("true");
    }
}
