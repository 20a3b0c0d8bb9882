package dev.persona.support;

import java.util.Map;

/** The five contracts, each with its update and with its way to say that something failed; for tests that hold for all of them. */
public enum Vendor {

    MICO("PUT", "/v1/users/profile", "PUT",
        "\"name\":\"Bob\",\"birthdate\":\"2021-09-22T03:23:23.275Z\",\"gender\":\"male\"", "name", 255, 200) {
        @Override
        public String failure(int status, String sentence) {
            return "{\"responses\":{\"code\":" + status + ",\"data\":null,\"isError\":true,\"message\":\"" + sentence + "\"}}";
        }
    },

    GMI("PATCH", "/me/profile", "GET, HEAD, PATCH", "\"firstName\":\"Bob\"", "firstName", 255, 200) {
        @Override
        public String failure(int status, String sentence) {
            return "{\"group\":\"request\",\"code\":" + status + ",\"message\":\"" + sentence + "\"}";
        }

        @Override
        public String malformed() {
            return "{\"group\":\"request\",\"code\":0,\"message\":\"Invalid field in the request body.\"}";
        }

        @Override
        public String notAnObject() {
            return malformed();
        }

        @Override
        public String missingBody() {
            return "{\"group\":\"request\",\"code\":1,\"message\":\"The request body is required.\"}";
        }

        @Override
        public String wrongType(String value) {
            boolean scalar = !value.startsWith("{") && !value.startsWith("[");
            return detail("\"expression\":\"type\",\"argument\":\"string\"" + (scalar ? ",\"originalValue\":" + value : ""),
                "must be a string.");
        }

        @Override
        public String forbiddenCharacters() {
            return detail("\"expression\":\"characters\"", "must not contain U+0000 or unpaired surrogates.");
        }

        @Override
        public String databaseFailed() {
            return "{\"group\":\"user\",\"code\":1401,\"message\":\"Update user data encountered DB error.\","
                + "\"traces\":[\"DB error occurred.\"]}";
        }

        private String detail(String members, String rule) {
            return "{\"group\":\"request\",\"code\":0,\"message\":\"Invalid field in the request body.\",\"validationDetail\":[{"
                + "\"field\":\"firstName\"," + members + ",\"reason\":\"firstName " + rule + "\"}]}";
        }
    },

    ZITADEL("PUT", "/users/me/profile", "GET, HEAD, PUT", "\"firstName\":\"Bob\",\"lastName\":\"Builder\"", "firstName", 200, 200) {
        @Override
        public String failure(int status, String sentence) {
            Map<Integer, Integer> codes = Map.of(400, 3, 405, 12, 406, 3, 413, 8, 415, 3, 500, 13, 503, 14);
            return "{\"code\":" + codes.get(status) + ",\"message\":\"" + sentence + "\"}";
        }

        @Override
        public String databaseFailed() {
            return failure(500, "An internal error occurred");
        }

        @Override
        public String unsupportedMediaType() {
            return failure(415, "The request body must be sent as application/json without content encoding."
                + " gRPC and gRPC-Web are served at POST /zitadel.auth.v1.AuthService/UpdateMyProfile.");
        }
    },

    CAMUNDA("PUT", "/user/{id}/profile", "GET, HEAD, PUT", "\"firstName\":\"Bob\",\"lastName\":\"Builder\"", "firstName", 255, 204) {
        @Override
        public String failure(int status, String sentence) {
            Map<Integer, String> types = Map.of(400, "InvalidRequestException", 401, "AuthenticationException",
                405, "NotAllowedException", 406, "NotAcceptableException", 413, "RestException", 415, "NotSupportedException",
                500, "RestException", 503, "RestException");
            return "{\"type\":\"" + types.get(status) + "\",\"message\":\"" + sentence + "\",\"code\":null}";
        }

        @Override
        public String databaseFailed() {
            return "{\"type\":\"ProcessEnginePersistenceException\","
                + "\"message\":\"An exception occurred in the persistence layer.\",\"code\":0}";
        }
    },

    KLAIM("PUT", "/users/{id}", "GET, HEAD, PUT", "\"name\":\"Bob\"", "name", 255, 200) {
        @Override
        public String failure(int status, String sentence) {
            return "{\"message\":\"" + sentence + "\"}";
        }
    };

    private final String method;
    private final String path;
    private final String allow;
    private final String members;
    private final String text;
    private final int maxLength;
    private final int success;

    Vendor(String method, String path, String allow, String members, String text, int maxLength, int success) {
        this.method = method;
        this.path = path;
        this.allow = allow;
        this.members = members;
        this.text = text;
        this.maxLength = maxLength;
        this.success = success;
    }

    /** A failure with a plain sentence, in the contract's shape. */
    public abstract String failure(int status, String sentence);

    /** The body when the request's is not plain JSON. */
    public String unsupportedMediaType() {
        return failure(415, "The request body must be sent as application/json without content encoding.");
    }

    /** The 400 for a body that is not JSON. */
    public String malformed() {
        return failure(400, "The request body is not valid JSON.");
    }

    /** The 400 for JSON that is not an object. */
    public String notAnObject() {
        return failure(400, "The request body must be a JSON object.");
    }

    /** The 400 for no body. */
    public String missingBody() {
        return failure(400, "The request body is required.");
    }

    /** The 400 for another JSON value than a text in the member {@link #text}. */
    public String wrongType(String value) {
        return failure(400, text + " must be a string.");
    }

    /** The 400 for characters in {@link #text} that no record can hold. */
    public String forbiddenCharacters() {
        return failure(400, text + " must not contain U+0000 or unpaired surrogates.");
    }

    /** The 500 for a statement that the database refuses. */
    public String databaseFailed() {
        return failure(500, "An internal error occurred.");
    }

    /** The 503. */
    public String unavailable() {
        return failure(503, "The service is temporarily unavailable.");
    }

    /** The update of a person with a good credential, still without a body. */
    public Api update(String userId) {
        return request(method, userId);
    }

    /** A request with any method to the path of the update, with a good credential. */
    public Api request(String anyMethod, String userId) {
        Api request = Api.request(anyMethod, path(userId));
        return takesApiKeys() ? request.withApiKey() : request.as(userId);
    }

    /** The header line with a good credential for {@link #update}. */
    public String authorization(String userId) {
        return "Authorization: Bearer " + (takesApiKeys() ? TestServer.shared().apiKey() : Tokens.of(userId)) + "\r\n";
    }

    public String method() {
        return method;
    }

    public String path(String userId) {
        return path.replace("{id}", userId);
    }

    /** What {@code Allow} is at {@link #path}. */
    public String allow() {
        return allow;
    }

    /** The members of a valid body that changes something, without the braces. */
    public String members() {
        return members;
    }

    /** The name of the first text in {@link #members}. */
    public String text() {
        return text;
    }

    /** A valid body but for the value of {@link #text}. */
    public String bodyWithText(String value) {
        return "{" + members.replace("\"" + text + "\":\"Bob\"", "\"" + text + "\":" + value) + "}";
    }

    /** The most code points of {@link #text}. */
    public int maxLength() {
        return maxLength;
    }

    /** The status of a successful update. */
    public int success() {
        return success;
    }

    private boolean takesApiKeys() {
        return this == CAMUNDA || this == KLAIM;
    }
}
