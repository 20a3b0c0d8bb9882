package dev.persona.contract;

/** What the service says where a contract leaves the words to it. */
public final class Sentences {

    /** No body where one is needed. */
    public static final String MISSING_BODY = "The request body is required.";

    /** A body that is not JSON. */
    public static final String MALFORMED_BODY = "The request body is not valid JSON.";

    /** A JSON value of another kind where an object belongs. */
    public static final String NOT_AN_OBJECT = "The request body must be a JSON object.";

    /** A method that the path does not have. */
    public static final String METHOD_NOT_ALLOWED = "The method is not allowed for this resource.";

    /** A caller that does not take JSON. */
    public static final String NOT_ACCEPTABLE = "The response is available as application/json only.";

    /** A body over the limit. */
    public static final String CONTENT_TOO_LARGE = "The request body is larger than 65536 bytes.";

    /** A body in another form than plain JSON. */
    public static final String UNSUPPORTED_MEDIA_TYPE = "The request body must be sent as application/json without content encoding.";

    /** Something unforeseen. */
    public static final String INTERNAL_ERROR = "An internal error occurred.";

    /** No capacity, or no database. */
    public static final String UNAVAILABLE = "The service is temporarily unavailable.";

    private Sentences() {
    }
}
