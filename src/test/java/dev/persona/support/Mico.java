package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the Mico contract send and expect again and again. */
public final class Mico {

    /** Where the profile is written. */
    public static final String PROFILE = "/v1/users/profile";

    /** Where it is read. */
    public static final String USERS = "/v1/users";

    /** The body of every successful update. */
    public static final String SUCCESS = "{\"responses\":{\"code\":200,\"data\":null,\"isError\":false,\"message\":\"success\"}}";

    /** A body that is always accepted. */
    public static final String GOOD = update("Dinah", "1999-12-31T23:59:59Z", "male");

    private Mico() {
    }

    /** A new person who has a name, a birthdate and a gender to lose. */
    public static String person() {
        String id = People.create();
        assertThat(put(id).json(update("Alice Liddell", "1992-05-04T06:30:00Z", "female")).send().status()).isEqualTo(200);
        return id;
    }

    /** An update with a user's token in the header of the contract. */
    public static Api put(String userId) {
        return Api.put(PROFILE).header("Authentication", Tokens.of(userId));
    }

    /** A read with a user's token in the header of the contract. */
    public static Api get(String userId) {
        return Api.get(USERS).header("Authentication", Tokens.of(userId));
    }

    /** The three members as texts, which must not need escaping in JSON. */
    public static String update(String name, String birthdate, String gender) {
        return raw('"' + name + '"', '"' + birthdate + '"', '"' + gender + '"');
    }

    /** The three members as JSON values. */
    public static String raw(String name, String birthdate, String gender) {
        return "{\"name\":" + name + ",\"birthdate\":" + birthdate + ",\"gender\":" + gender + "}";
    }

    /** The body of a failure. */
    public static String failure(int status, String message) {
        return "{\"responses\":{\"code\":" + status + ",\"data\":null,\"isError\":true,\"message\":\"" + message + "\"}}";
    }
}
