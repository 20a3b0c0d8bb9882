package dev.persona.support;

/** What the tests of the GMI contract send and expect again and again. */
public final class Gmi {

    /** The profile at the root of the host. */
    public static final String ROOT = "/me/profile";

    /** The profile behind the base path of the vendor's clients. */
    public static final String BASE = "/api/v1/me/profile";

    /** A body that is always accepted. */
    public static final String GOOD = "{\"firstName\":\"Mary\",\"lastName\":\"Ann\"}";

    /** No good token, or nobody whom it names. */
    public static final String UNAUTHORIZED = error("auth", 401, "Unauthorized.");

    /** No body. */
    public static final String NO_BODY = error("request", 1, "The request body is required.");

    /** A body in which no member can be named. */
    public static final String INVALID = error("request", 0, "Invalid field in the request body.");

    /** A body without a name. */
    public static final String NO_NAME = error("user", 3, "Either firstName or lastName must be provided in the request body.");

    private Gmi() {
    }

    /** An update with a user's token. */
    public static Api patch(String userId) {
        return Api.patch(ROOT).as(userId);
    }

    /** A failure without details. */
    public static String error(String group, int code, String message) {
        return "{\"group\":\"" + group + "\",\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    /** A failure of members, each as one element of {@code validationDetail}. */
    public static String invalid(String... details) {
        return "{\"group\":\"request\",\"code\":0,\"message\":\"Invalid field in the request body.\",\"validationDetail\":["
            + String.join(",", details) + "]}";
    }

    /** The detail of a member that is no text; the original value is JSON, or null where it must be left out. */
    public static String noString(String field, String originalValue) {
        return "{\"field\":\"" + field + "\",\"expression\":\"type\",\"argument\":\"string\","
            + (originalValue == null ? "" : "\"originalValue\":" + originalValue + ",")
            + "\"reason\":\"" + field + " must be a string.\"}";
    }

    /** The detail of a member that is too long. */
    public static String tooLong(String field) {
        return "{\"field\":\"" + field + "\",\"expression\":\"max\",\"argument\":\"255\",\"reason\":\"" + field
            + " must be at most 255 characters long.\"}";
    }

    /** The detail of a member that cannot be stored. */
    public static String unstorable(String field) {
        return "{\"field\":\"" + field + "\",\"expression\":\"characters\",\"reason\":\"" + field
            + " must not contain U+0000 or unpaired surrogates.\"}";
    }
}
