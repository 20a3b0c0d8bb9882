package dev.persona.contract;

import static dev.persona.support.Camunda.creationOf;
import static dev.persona.support.Camunda.profile;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User ids in paths: any character, written as it is or behind percent signs. */
class CamundaIdTest {

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {"+", "&", ";", "'", "!", "(", ")", "*", "$", ",", "=", ":", "@", "~", "-", "_", ".", ";a=b", "a=1&b=2"})
    void aCharacterThatIsLegalInAPathMeansItself(String character) {
        livesUnder(character, character);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%2B", "%26", "%3B", "%27", "%21", "%28", "%2A", "%3D", "%40", "%3F", "%23", "%5B", "%5D", "%7B",
        "%7D", "%7Bid%7D", "%22", "%3C", "%3E", "%5E", "%60", "%7C", "%25z", "%2525z", "%C3%BC", "%c3%bc", "u%CC%88", "%D8%A7",
        "%F0%9F%98%80", "%09", "%0D%0A", "%7F", "%EF%BF%BD", "%EF%BB%BF", "%E2%80%AE", "%41", "%2F", "%2f", "%2F%2F", "%2F..%2F",
            "%2Fprofile", "%5C", "%5c"})
    void anIdIsDecodedOnce(String written) {
        livesUnder(written, URLDecoder.decode(written, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"%252F, /", "%252f, /", "%255C, \\", "%255c, \\", "%252F%2F%255C, //\\"})
    void slashesMayBeEncodedTwice(String written, String meant) {
        livesUnder(written, meant);
    }

    @ParameterizedTest
    @CsvSource({"., .", "%2E, .", ".., ..", "%2E%2E, ..", "%20, ' '", "%2F, /", "*, *", "%25, %", "%252F, /"})
    void oneCharacterIsEnough(String written, String meant) {
        lives("/user/" + written, meant);
    }

    @Test
    void caseMatters() {
        String id = People.create();
        String shouted = id.toUpperCase(Locale.ROOT);
        read(Camunda.user(shouted)).is(404, Camunda.unknownUser(shouted));
        lives(Camunda.user(shouted), shouted);
        read(Camunda.user(id)).is(200, Camunda.newcomer(id));
    }

    @Test
    void charactersThatLookAlikeAreDifferent() {
        String unique = UUID.randomUUID().toString();
        create("\u00FC" + unique);
        read(Camunda.user("u\u0308" + unique)).is(404, Camunda.unknownUser("u\u0308" + unique));
        lives(Camunda.user("u\u0308" + unique), "u\u0308" + unique);
    }

    @ParameterizedTest
    @CsvSource({"x, x", "%F0%9F%98%80, \uD83D\uDE00", "%2F, /", "%252F, /", "%255C, \\"})
    void anIdMayHave255CodePoints(String written, String meant) {
        String unique = UUID.randomUUID().toString();
        lives("/user/" + unique + written.repeat(255 - unique.length()), unique + meant.repeat(255 - unique.length()));
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"x", "%20", "%F0%9F%98%80", "%2F", "%252F"})
    void anIdOf256CodePointsIsRefused(String written) {
        refused("/user/" + written.repeat(256), "id must be at most 255 characters long.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "a%FFb", "%C3", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%E2%82", "%80", "%EF%BF%BD%FF"})
    void anIdThatIsNotUtf8IsRefused(String written) {
        refused("/user/" + written, "id must be percent-encoded UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b"})
    void anIdThatCannotBeStoredIsRefused(String written) {
        refused("/user/" + written, "id must not contain U+0000 or unpaired surrogates.");
    }

    @Test
    void theIdInThePathIsLookedAtBeforeTheMembersOfTheBody() {
        Api.put("/user/" + "x".repeat(256) + "/profile").withApiKey().json("{\"firstName\":\"\\u0000\"}").send()
            .is(400, Camunda.invalid("id must be at most 255 characters long."));
        Api.put("/user/%FF/profile").withApiKey().json("{\"firstName\":1}").send()
            .is(400, Camunda.invalid("id must be percent-encoded UTF-8."));
    }

    @Test
    void theErrorSpellsTheIdDecoded() {
        String unique = UUID.randomUUID().toString();
        for (String path : new String[] {"/user/%C3%BC%20+%2F" + unique, "/user/%c3%bc%20%2b%252F" + unique}) {
            read(path).is(404, Camunda.unknownUser("\u00FC +/" + unique));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user//profile", "/user/alice//profile", "/user", "/user/alice/profile/email", "/user/alice/credentials",
        "/user/a/b/profile"})
    void anythingElseBelowUserIsNoAddress(String path) {
        Api.get(path).withApiKey().send().isProblem(404);
    }

    private static void livesUnder(String written, String meant) {
        String unique = "id" + UUID.randomUUID();
        lives("/user/" + written + unique + written, meant + unique + meant);
    }

    private static void lives(String path, String id) {
        create(id);
        read(path).is(200, profile(id, null, null, null));
        Api.put(path + "/profile").withApiKey().json(profile(id, "John", null, null)).send().isEmpty(204);
        read(path).is(200, profile(id, "John", null, null));
        Api.get(path + "/profile").as(id).send().is(200, profile(id, "John", null, null));
        Api.put(path + "/profile").as(id).json("{}").send().isEmpty(204);
        read(path).is(200, profile(id, null, null, null));
        Api.delete(path).withApiKey().send().isEmpty(204);
        read(path).is(404, Camunda.unknownUser(id));
    }

    private static void refused(String path, String message) {
        read(path).is(400, Camunda.invalid(message));
        Api.put(path + "/profile").withApiKey().json("{}").send().is(400, Camunda.invalid(message));
        Api.delete(path).withApiKey().send().is(400, Camunda.invalid(message));
    }

    private static Answer read(String path) {
        return Api.get(path + "/profile").withApiKey().send();
    }

    private static void create(String id) {
        Api.post("/user/create").withApiKey().json(creationOf(id)).send().isEmpty(204);
    }
}
