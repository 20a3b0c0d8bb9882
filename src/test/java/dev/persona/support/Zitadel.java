package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** ZITADEL's requests and answers, for tests that look at them closely. */
public final class Zitadel {

    /** Where a profile is read and replaced. */
    public static final String PROFILE = "/users/me/profile";

    /** The same path where the vendor's clients look for it. */
    public static final String MOUNTED_PROFILE = "/auth/v1/users/me/profile";

    /** The organisation of a server that was not told another one. */
    public static final String ORGANISATION = "69629023906488334";

    /** A body that is in order: the two required members, as {@link People#create} set them. */
    public static final String NAMES = "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}";

    /** The body for a genuine token whose user does not exist. */
    public static final String PROFILE_NOT_FOUND = known(9, "Profile not found", "COMMAND-3M9sd");

    /** The body for a request without a credential. */
    public static final String TOKEN_MISSING = error(16, "auth header missing");

    /** The body for a credential that is not accepted. */
    public static final String TOKEN_INVALID = known(16, "Errors.Token.Invalid", "AUTH-7fs1e");

    /** The body for another organisation than the server's. */
    public static final String OTHER_ORGANISATION = known(7, "Organisation doesn't exist", "AUTH-Bs7Ds");

    private static final String TIMESTAMP = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.(\\d{3}|\\d{6}|\\d{9}))?Z";

    private Zitadel() {
    }

    /** The details of a record. */
    public record Details(long sequence, Instant creationDate, Instant changeDate, String resourceOwner) {
    }

    /** A request of a user to replace their profile. */
    public static Api put(String userId, String json) {
        return Api.put(PROFILE).as(userId).json(json);
    }

    /** The same with the required members and these ones after them, which are written as in JSON. */
    public static Api putWith(String userId, String members) {
        return put(userId, NAMES.replace("}", "," + members + "}"));
    }

    /** A request of a user to read their profile. */
    public static Api get(String userId) {
        return Api.get(PROFILE).as(userId);
    }

    /** The details of an answer to an update, which is a success and holds nothing else. */
    public static Details updated(Answer answer) {
        Details details = details(answer);
        answer.is(200, "{\"details\":" + answer.json().get("details") + "}");
        return details;
    }

    /** The details of an answer to a read, which is a success and holds beside them this profile and nothing else. */
    public static Details read(Answer answer, String profile) {
        Details details = details(answer);
        answer.is(200, "{\"details\":" + answer.json().get("details") + ",\"profile\":" + profile + "}");
        return details;
    }

    /** The request is refused with this status and body, and the user's record stays as it was. */
    public static Answer refused(String userId, Api request, int status, String body) {
        JsonNode before = People.zitadel(userId);
        Answer answer = request.send().is(status, body);
        assertThat(People.zitadel(userId)).isEqualTo(before);
        return answer;
    }

    /** The body of an error that the vendor has no id for. */
    public static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    private static String known(int code, String text, String id) {
        return error(code, text + " (" + id + ")").replace("}",
            ",\"details\":[{\"@type\":\"type.googleapis.com/zitadel.v1.ErrorDetail\",\"id\":\"" + id + "\",\"message\":\"" + text + "\"}]}");
    }

    private static Details details(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode details = answer.json().get("details");
        assertThat(details.fieldNames()).toIterable()
            .containsExactlyInAnyOrder("sequence", "creationDate", "changeDate", "resourceOwner");
        // textValue() is null for a number: the sequence has to be a text.
        assertThat(details.get("sequence").textValue()).matches("[1-9][0-9]*");
        assertThat(details.get("creationDate").textValue()).matches(TIMESTAMP);
        assertThat(details.get("changeDate").textValue()).matches(TIMESTAMP);
        return new Details(Long.parseLong(details.get("sequence").textValue()), Instant.parse(details.get("creationDate").textValue()),
            Instant.parse(details.get("changeDate").textValue()), details.get("resourceOwner").textValue());
    }
}
