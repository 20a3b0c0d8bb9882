package dev.persona.drill;

import java.time.Instant;

/** The five contracts: how each updates a person so that all the members it knows tell the same number, and how to read that number in the table. */
enum Contract {

    MICO("PUT", "/v1/users/profile", "ARRAY[display_name, gender, CAST(CAST(extract(epoch FROM birthdate) AS bigint) AS text)]") {
        @Override
        String body(String user, long number) {
            return "{\"name\":\"" + number + "\",\"gender\":\"" + number + "\",\"birthdate\":\"" + Instant.ofEpochSecond(number) + "\"}";
        }
    },

    GMI("PATCH", "/me/profile", "ARRAY[first_name, last_name]") {
        @Override
        String body(String user, long number) {
            return "{\"firstName\":\"" + number + "\",\"lastName\":\"" + number + "\"}";
        }
    },

    ZITADEL("PUT", "/users/me/profile", "ARRAY[first_name, last_name, nick_name, display_name]") {
        @Override
        String body(String user, long number) {
            return "{\"firstName\":\"" + number + "\",\"lastName\":\"" + number + "\",\"nickName\":\"" + number + "\",\"displayName\":\"" + number + "\"}";
        }
    },

    CAMUNDA("PUT", "/user/{id}/profile", "ARRAY[first_name, last_name, split_part(email, '@', 1)]") {
        @Override
        String body(String user, long number) {
            return "{\"id\":\"" + user + "\",\"firstName\":\"" + number + "\",\"lastName\":\"" + number + "\",\"email\":\"" + number + "@" + user + "\"}";
        }
    },

    KLAIM("PUT", "/users/{id}", "ARRAY[display_name, split_part(email, '@', 1), metadata ->> 'number']") {
        @Override
        String body(String user, long number) {
            return "{\"name\":\"" + number + "\",\"email\":\"" + number + "@" + user + "\",\"metadata\":{\"number\":\"" + number + "\"}}";
        }
    };

    private final String method;
    private final String path;
    private final String columns;

    Contract(String method, String path, String columns) {
        this.method = method;
        this.path = path;
        this.columns = columns;
    }

    /** The body of an update to a number. */
    abstract String body(String user, long number);

    /** The update of a person to a number. */
    Call update(String user, long number) {
        return call(method, user, body(user, number));
    }

    /** Any request to the path of the update. */
    Call call(String anyMethod, String user, String body) {
        String target = path.replace("{id}", user);
        return path.contains("{id}") ? Call.withKey(anyMethod, target, body)
            : Call.of(anyMethod, target, this == MICO ? "Authentication" : "Authorization", Keys.token(user), body);
    }

    /** How a person is read through this contract. */
    Call read(String user) {
        Call update = call("GET", user, "");
        return this == MICO ? new Call("GET", "/v1/users", update.headers(), "") : update;
    }

    /** A query for the numbers that the members of a person tell: one if no update was half written. */
    String numbers(String user) {
        return "SELECT DISTINCT n FROM profile, unnest(" + columns + ") AS n WHERE user_id = '" + user + "'";
    }
}
