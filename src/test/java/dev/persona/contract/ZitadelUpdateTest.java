package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import dev.persona.support.Zitadel.Details;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZitadelUpdateTest {

    private static final String COMPLETE = """
        {"firstName":"Alice","lastName":"Pleasance","nickName":"Al","displayName":"Alice in Wonderland",
         "preferredLanguage":"en-GB","gender":"GENDER_FEMALE"}""";

    // Success.

    @Test
    void everyMemberThatIsSentIsStored() {
        String id = People.create();

        assertThat(Zitadel.updated(Zitadel.put(id, COMPLETE).send()).sequence()).isEqualTo(2);

        Zitadel.read(Zitadel.get(id).send(), COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"firstName\":\"Bob\",\"lastName\":\"Dodgson\"}", """
        {"firstName":"Bob","lastName":"Dodgson","nickName":null,"displayName":null,"preferredLanguage":null,"gender":null}"""})
    void aMemberThatIsLeftOutOrNullIsCleared(String namesOnly) {
        String id = People.create();
        Zitadel.put(id, COMPLETE).send();

        assertThat(Zitadel.updated(Zitadel.put(id, namesOnly).send()).sequence()).isEqualTo(3);

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Bob\",\"lastName\":\"Dodgson\",\"displayName\":\"Bob Dodgson\"}");
    }

    @Test
    void aDisplayNameThatIsLeftOutIsComposedOfTheNamesAsTheyWereSent() {
        String id = People.create();

        Zitadel.updated(Zitadel.put(id, "{\"firstName\":\" Al \",\"lastName\":\" \"}").send());

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\" Al \",\"lastName\":\" \",\"displayName\":\" Al   \"}");
    }

    @Test
    void aComposedDisplayNameHoldsTheTwoLongestNames() {
        String id = People.create();
        String first = "\uD83D\uDC69".repeat(200);
        String last = "\uD83D\uDC68".repeat(200);

        Zitadel.updated(Zitadel.put(id, "{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\"}").send());

        Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\",\"displayName\":\"" + first + " " + last + "\"}");
        assertThat(People.mico(id).get("name").textValue()).isEqualTo(first + " " + last);
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo(first + " " + last);
    }

    @Test
    void textIsStoredAsItWasSent() {
        String id = People.create();
        String composed = "{\"firstName\":\" \\u00e9 \",\"lastName\":\"\\t\",\"nickName\":\"\\u0645\\u0631\\u064a\\u0645\","
            + "\"displayName\":\"e\\u0301 \\ud83d\\udc69\\u200d\\ud83d\\ude80\\n\"}";

        Zitadel.updated(Zitadel.put(id, composed).send());

        Zitadel.read(Zitadel.get(id).send(), composed);
    }

    @Test
    void membersThatAreUnknownAreIgnored() {
        String id = People.create();

        Zitadel.updated(Zitadel.putWith(id, """
            "first_name":"Bob","nick_name":"Al","display_name":7,"preferred_language":"not a tag","avatarUrl":"https://example.org/a.png",
            "email":"bob@example.org","FirstName":"Bob","details":{"sequence":"99"}""").send());

        assertThat(Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}").sequence()).isEqualTo(2);
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo(People.email(id));
    }

    @Test
    void theAnswerHasTheDetailsThatAReadShows() {
        String id = People.create();
        Details created = Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}");

        Details updated = Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        assertThat(created.sequence()).isEqualTo(1);
        assertThat(created.changeDate()).isEqualTo(created.creationDate());
        assertThat(updated.sequence()).isEqualTo(2);
        assertThat(updated.creationDate()).isEqualTo(created.creationDate());
        assertThat(updated.changeDate()).isAfter(created.changeDate());
        assertThat(updated.resourceOwner()).isEqualTo(Zitadel.ORGANISATION);
        assertThat(Zitadel.read(Zitadel.get(id).send(), COMPLETE)).isEqualTo(updated);
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPLETE, Zitadel.NAMES})
    void aRepeatedUpdateSucceedsWithTheDetailsAsTheyAre(String body) {
        String id = People.create();
        Details first = Zitadel.updated(Zitadel.put(id, body).send());

        assertThat(Zitadel.updated(Zitadel.put(id, body).send())).isEqualTo(first);
    }

    @Test
    void everyChangeMovesSequenceAndChangeDate() {
        String id = People.create();
        Details first = Zitadel.updated(Zitadel.put(id, COMPLETE).send());
        Details second = Zitadel.updated(Zitadel.put(id, COMPLETE.replace("\"Al\"", "\"al\"")).send());

        // The way back is a change as well.
        Details third = Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        assertThat(third.sequence()).isEqualTo(first.sequence() + 2);
        assertThat(second.changeDate()).isAfter(first.changeDate());
        assertThat(third.changeDate()).isAfter(second.changeDate());
        assertThat(third.creationDate()).isEqualTo(first.creationDate());
    }

    @Test
    void bothPathsWriteTheSameRecord() {
        String id = People.create();

        Details details = Zitadel.updated(Api.put(Zitadel.MOUNTED_PROFILE).as(id).json(COMPLETE).send());

        assertThat(Zitadel.updated(Zitadel.put(id, COMPLETE).send())).isEqualTo(details);
        assertThat(Zitadel.read(Zitadel.get(id).send(), COMPLETE)).isEqualTo(details);
        assertThat(Zitadel.read(Api.get(Zitadel.MOUNTED_PROFILE).as(id).send(), COMPLETE)).isEqualTo(details);
    }

    // What is refused, and how: see ZitadelRefusalTest for members and bodies.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void aUserWhoDoesNotExistHasNoProfile(String path) {
        Api.put(path).as("nobody-" + People.create()).json(COMPLETE).send().is(400, Zitadel.PROFILE_NOT_FOUND);
    }

    @Test
    void membersAreCheckedBeforeTheRecordIs() {
        Zitadel.put("nobody-" + People.create(), "{}").send().is(400,
            Zitadel.error(3, "invalid UpdateMyProfileRequest.FirstName: value length must be between 1 and 200 runes, inclusive"));
    }

    @Test
    void aTokenOfAnIdThatWasRenamedFindsNoProfile() {
        String id = People.create();
        Api.put("/users/" + id).withApiKey().json("{\"user_id\":\"new-" + id + "\"}").send();

        refusedFor("new-" + id, Zitadel.put(id, COMPLETE), 400, Zitadel.PROFILE_NOT_FOUND);
        Zitadel.updated(Zitadel.put("new-" + id, COMPLETE).send());
    }

    // Credentials.

    @Test
    void aRequestWithoutATokenIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).json(COMPLETE), 401, Zitadel.TOKEN_MISSING);
        // Mico's header is no credential here.
        refusedFor(id, Api.put(Zitadel.PROFILE).header("Authentication", Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_MISSING);
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        String id = People.create();

        for (String token : new String[] {Tokens.expired(id), Tokens.forged(id), Tokens.sign(Tokens.claims(id).expirationTime(null).build()),
            Tokens.of(""), "", "nonsense", "a.b.c"}) {
            refusedFor(id, Api.put(Zitadel.PROFILE).bearer(token).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        }
    }

    @Test
    void anotherKindOfCredentialIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).withApiKey().json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Api.put(Zitadel.PROFILE).basic(id, Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Api.put(Zitadel.PROFILE).header("Authorization", Tokens.of(id)).json(COMPLETE), 401, Zitadel.TOKEN_INVALID);
        refusedFor(id, Zitadel.put(id, COMPLETE).bearer(Tokens.of(id)), 401, Zitadel.TOKEN_INVALID);
    }

    @Test
    void credentialsAreCheckedBeforeTheBodyIs() {
        Api.put(Zitadel.MOUNTED_PROFILE).json("{").send().is(401, Zitadel.TOKEN_MISSING).has("WWW-Authenticate", "Bearer");
        Api.put(Zitadel.PROFILE).bearer("nonsense").json("{}").send().is(401, Zitadel.TOKEN_INVALID).has("WWW-Authenticate", "Bearer");
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"application/json", "Application/JSON", "application/json; charset=utf-8",
        "application/json;odata=verbose"})
    void jsonIsTakenInWhateverWayItsTypeIsWritten(String contentType) {
        String id = People.create();

        Zitadel.updated(Api.put(Zitadel.PROFILE).as(id).header("Content-Type", contentType).body(bytes(COMPLETE)).send());

        Zitadel.read(Zitadel.get(id).send(), COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/grpc", "application/grpc+proto",
        "application/grpc-web+proto", "application/vnd.api+json", "nonsense"})
    void anotherContentTypeIsRefused(String contentType) {
        String id = People.create();
        refusedFor(id, Api.put(Zitadel.PROFILE).as(id).header("Content-Type", contentType).body(bytes(COMPLETE)), 415, UNSUPPORTED);
    }

    @Test
    void aBodyWithoutAContentTypeOrWithAnEncodingIsRefused() {
        String id = People.create();

        refusedFor(id, Api.put(Zitadel.PROFILE).as(id).body(bytes(COMPLETE)), 415, UNSUPPORTED);
        refusedFor(id, Zitadel.put(id, COMPLETE).header("Content-Encoding", "gzip"), 415, UNSUPPORTED);
        Zitadel.updated(Zitadel.put(id, COMPLETE).header("Content-Encoding", "identity").send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/grpc-web+proto", "application/json;q=0"})
    void aCallerWhoDoesNotTakeJsonIsRefusedAndNothingChanges(String accept) {
        String id = People.create();
        refusedFor(id, Zitadel.put(id, COMPLETE).header("Accept", accept), 406,
            Zitadel.error(3, "The response is available as application/json only."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.1"})
    void aCallerWhoTakesJsonAmongOthersGetsIt(String accept) {
        Zitadel.updated(Zitadel.put(People.create(), COMPLETE).header("Accept", accept).send());
    }

    @Test
    void aBodyOverTheLimitIsRefusedAndOneOfExactlyTheLimitIsTaken() {
        String id = People.create();
        String largest = COMPLETE + " ".repeat(65536 - bytes(COMPLETE).length);

        refusedFor(id, Zitadel.put(id, largest + " "), 413, Zitadel.error(8, "The request body is larger than 65536 bytes."));
        Zitadel.updated(Zitadel.put(id, largest).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE", "OPTIONS"})
    void anotherMethodIsNotAllowed(String method) {
        String id = People.create();
        for (String path : new String[] {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE}) {
            refusedFor(id, Api.request(method, path).as(id).json(COMPLETE), 405,
                Zitadel.error(12, "The method is not allowed for this resource."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/me/profile/", "/auth/v1/users/me/profile/", "/management/v1/users/me/profile", "/auth/users/me/profile",
        "/users/me/Profile"})
    void aPathThatOnlyResemblesOursIsUnknown(String path) {
        Api.put(path).as(People.create()).json(COMPLETE).send().isProblem(404);
    }

    // What others see.

    @Test
    void theOtherContractsShowWhatWasWritten() {
        String id = People.create();

        Zitadel.updated(Zitadel.put(id, COMPLETE).send());

        JsonNode mico = People.mico(id);
        assertThat(mico.get("name").textValue()).isEqualTo("Alice in Wonderland");
        assertThat(mico.get("gender").textValue()).isEqualTo("female");
        JsonNode gmi = People.gmi(id);
        assertThat(gmi.get("firstName").textValue()).isEqualTo("Alice");
        assertThat(gmi.get("lastName").textValue()).isEqualTo("Pleasance");
        JsonNode camunda = People.camunda(id);
        assertThat(camunda.get("firstName").textValue()).isEqualTo("Alice");
        assertThat(camunda.get("lastName").textValue()).isEqualTo("Pleasance");
        assertThat(People.klaim(id).get("name").textValue()).isEqualTo("Alice in Wonderland");
    }

    @Test
    void whatBelongsToOtherContractsStaysAsItIs() {
        String id = People.create();
        Api.put("/v1/users/profile").as(id).json("""
            {"name":"Alice","birthdate":"1852-05-04T00:00:00Z","gender":"female"}""").send();
        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"plan\":\"pro\"}}").send();
        JsonNode klaim = People.klaim(id);
        JsonNode mico = People.mico(id);

        Zitadel.updated(Zitadel.putWith(id, "\"displayName\":\"Alice\",\"gender\":\"GENDER_FEMALE\",\"nickName\":\"Al\"").send());

        assertThat(klaim.get("metadata").get("plan").textValue()).isEqualTo("pro");
        assertThat(People.klaim(id)).isEqualTo(klaim);
        assertThat(mico.get("birthdate").textValue()).startsWith("1852-05-04T00:00:00");
        assertThat(People.mico(id)).isEqualTo(mico);
        assertThat(People.camunda(id).get("email").textValue()).isEqualTo(People.email(id));
    }

    private static final String UNSUPPORTED =
        Zitadel.error(3, "The request body must be sent as application/json without content encoding.");

    /** A refusal with the header that belongs to its status; the record stays as it was. */
    private static void refusedFor(String userId, Api request, int status, String body) {
        var answer = Zitadel.refused(userId, request, status, body);
        if (status == 401) {
            answer.has("WWW-Authenticate", "Bearer");
        }
        if (status == 405) {
            answer.has("Allow", "GET, HEAD, PUT");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
