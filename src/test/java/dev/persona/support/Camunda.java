package dev.persona.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The addresses and bodies of the Camunda contract. */
public final class Camunda {

    public static final String UNAUTHORIZED = error("AuthenticationException", "Unauthorized");
    public static final String READ_ONLY = error("InvalidRequestException", "Identity service implementation is read-only.");
    public static final String NEEDS_API_KEY = error("AuthorizationException", "An API key is required to create or delete users.");
    public static final String NO_ID = invalid("request object must provide profile information with valid id.");
    public static final String NO_BODY = invalid("The request body is required.");
    public static final String MALFORMED = invalid("The request body is not valid JSON.");
    public static final String NOT_AN_OBJECT = invalid("The request body must be a JSON object.");
    public static final String NOT_ALLOWED = error("NotAllowedException", "The method is not allowed for this resource.");
    public static final String NOT_ACCEPTABLE = error("NotAcceptableException", "The response is available as application/json only.");
    public static final String TOO_LARGE = error("RestException", "The request body is larger than 65536 bytes.");
    public static final String UNSUPPORTED =
        error("NotSupportedException", "The request body must be sent as application/json without content encoding.");
    public static final String USER_EXISTS = taken("The user already exists");

    private Camunda() {
    }

    /** An id that nobody has. */
    public static String newId() {
        return "dinah-" + UUID.randomUUID();
    }

    /** The path of a user. */
    public static String user(String id) {
        return "/user/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The path of a user's profile. */
    public static String profilePath(String id) {
        return user(id) + "/profile";
    }

    /** What a GET of this profile answers, and a body that a PUT takes. */
    public static String profile(String id, String firstName, String lastName, String email) {
        return object().put("id", id).put("firstName", firstName).put("lastName", lastName).put("email", email).toString();
    }

    /** What a GET answers about somebody as {@link People#create} makes them. */
    public static String newcomer(String id) {
        return profile(id, "Alice", "Liddell", People.email(id));
    }

    /** A body that creates this user. */
    public static String creation(String profile) {
        return "{\"profile\":" + profile + "}";
    }

    /** A body that creates a user with nothing but an id. */
    public static String creationOf(String id) {
        return creation(object().put("id", id).toString());
    }

    /** The error of a request that breaks a rule. */
    public static String invalid(String message) {
        return error("InvalidRequestException", message);
    }

    /** The error of a request for what somebody else has. */
    public static String taken(String message) {
        return object().put("type", "BadUserRequestException").put("message", message).put("code", 0).toString();
    }

    /** The error about a user who does not exist. */
    public static String unknownUser(String id) {
        return invalid("User with id " + id + " does not exist");
    }

    /** An error without a code. */
    public static String error(String type, String message) {
        return object().put("type", type).put("message", message).putNull("code").toString();
    }

    private static ObjectNode object() {
        return new ObjectMapper().createObjectNode();
    }
}
