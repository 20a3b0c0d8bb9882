package dev.persona.security;

/**
 * The names of the security schemes, the same in all specifications. The generated routes carry the names that their operation lists as
 * roles, and a caller has the role of the scheme by which the credential came: so the specification decides what is accepted.
 */
public final class SecuritySchemes {

    /** A user's JWT in {@code Authorization: Bearer}. */
    public static final String USER_TOKEN = "UserToken";

    /** A user's JWT in the header {@code Authentication}, with or without {@code Bearer}. */
    public static final String USER_TOKEN_HEADER = "UserTokenHeader";

    /** An API key in {@code Authorization: Bearer}. */
    public static final String API_KEY = "ApiKey";

    /** An API key as the password of HTTP Basic, its name as the user name. */
    public static final String API_KEY_BASIC = "ApiKeyBasic";

    private SecuritySchemes() {
    }
}
