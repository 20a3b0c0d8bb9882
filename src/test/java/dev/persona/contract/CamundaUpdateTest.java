package dev.persona.contract;

import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamundaUpdateTest {

    private static final String EMOJI = "\uD83D\uDE00";

    // Success.

    @Test
    void theProfileIsReplaced() {
        String id = People.create();
        // No rule says what an e-mail address looks like: the document's own example has no @.
        String profile = profile(id, "John", "Doe", "aNewEmailAddress-" + id);
        update(id, profile).isEmpty(204);
        read(id).is(200, profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"firstName\":null,\"lastName\":null,\"email\":null}", "{\"id\":null}"})
    void whatIsLeftOutOrNullIsCleared(String body) {
        String id = People.create();
        update(id, body).isEmpty(204);
        read(id).is(200, profile(id, null, null, null));
    }

    @Test
    void eachMemberIsClearedByItself() {
        String id = People.create();
        String email = People.email(id);
        update(id, "{\"lastName\":\"Liddell\",\"email\":\"" + email + "\"}").isEmpty(204);
        read(id).is(200, profile(id, null, "Liddell", email));
        update(id, "{\"firstName\":\"Alice\",\"email\":\"" + email + "\"}").isEmpty(204);
        read(id).is(200, profile(id, "Alice", null, email));
        update(id, "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}").isEmpty(204);
        read(id).is(200, profile(id, "Alice", "Liddell", null));
    }

    @Test
    void anEmptyTextIsNotTheSameAsNone() {
        String id = People.create();
        update(id, profile(id, "", "", "")).isEmpty(204);
        read(id).is(200, profile(id, "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  spaces around  ", "\t\n", "u\u0308 is not \u00FC", "\u0645\u0631\u064A\u0645", EMOJI, "\"\\/<&'",
        "\u0001\u007F\uFFFD\uFEFF"})
    void textIsStoredAsSent(String text) {
        String id = People.create();
        String profile = profile(id, text, text, text + id);
        update(id, profile).isEmpty(204);
        read(id).is(200, profile);
    }

    @Test
    void lengthsCountCodePoints() {
        String id = People.create();
        String profile = profile(id, EMOJI.repeat(255), EMOJI.repeat(255), EMOJI.repeat(255 - id.length()) + id);
        update(id, profile).isEmpty(204);
        read(id).is(200, profile);
    }

    @Test
    void theBodyMayRepeatTheIdOrLeaveItOut() {
        String id = People.create();
        for (String member : List.of("", "\"id\":null,", "\"id\":\"" + id + "\",")) {
            update(id, "{" + member + "\"firstName\":\"John\"}").isEmpty(204);
            read(id).is(200, profile(id, "John", null, null));
            update(id, newcomer(id)).isEmpty(204);
        }
    }

    @Test
    void unknownMembersChangeNothing() {
        String id = People.create();
        update(id, "{\"firstName\":\"John\",\"FirstName\":\"x\",\"name\":\"x\",\"displayName\":[1,{}],"
            + "\"metadata\":{\"a\":1},\"credit_balance\":9}").isEmpty(204);
        read(id).is(200, profile(id, "John", null, null));
        assertThat(People.klaim(id).get("name").isNull()).isTrue();
        assertThat(People.klaim(id).get("metadata").isEmpty()).isTrue();
        assertThat(People.klaim(id).get("credit_balance").intValue()).isZero();
    }

    @Test
    void anUpdateMayBeRepeated() {
        String id = People.create();
        long before = People.sequence(id);
        String profile = profile(id, "John", "Doe", id);
        update(id, profile).isEmpty(204);
        update(id, profile).isEmpty(204);
        read(id).is(200, profile);
        assertThat(People.sequence(id)).isEqualTo(before + 1);
    }

    @Test
    void ofTwoWritersBothSucceedAndTheStateIsWhollyThatOfOne() {
        String id = People.create();
        List<String> profiles = IntStream.range(0, 8).mapToObj(i -> profile(id, "first" + i, "last" + i, i + id)).toList();
        List<CompletableFuture<Answer>> answers = profiles.stream()
            .map(profile -> CompletableFuture.supplyAsync(() -> update(id, profile))).toList();
        answers.forEach(answer -> answer.join().isEmpty(204));
        assertThat(profiles).contains(read(id).json().toString());
        assertThat(People.sequence(id)).isEqualTo(9);
    }

    // What is refused, and how.

    @Test
    void anUnknownUserIsNotFound() {
        String id = Camunda.newId();
        update(id, profile(id, "John", "Doe", id)).is(404, Camunda.unknownUser(id));
        read(id).is(404, Camunda.unknownUser(id));
    }

    @Test
    void anotherIdInTheBodyIsRefusedAndNeitherUserChanges() {
        String id = People.create();
        String other = People.create();
        for (String bodyId : List.of(other, id.toUpperCase(), id + " ", "", Camunda.newId())) {
            update(id, profile(bodyId, "John", "Doe", "x" + id)).is(400, Camunda.invalid("id must equal the id in the path."));
        }
        read(id).is(200, newcomer(id));
        read(other).is(200, newcomer(other));
        assertThat(People.sequence(id)).isEqualTo(1);
        assertThat(People.sequence(other)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"id", "firstName", "lastName", "email"})
    void aMemberOfAnotherTypeIsRefused(String member) {
        for (String value : List.of("1", "1.5", "true", "[]", "[\"x\"]", "{}")) {
            unchanged("{\"" + member + "\":" + value + "}", Camunda.invalid(member + " must be a string."));
        }
    }

    @ParameterizedTest
    @CsvSource({"id", "firstName", "lastName", "email"})
    void aMemberOfMoreThan255CodePointsIsRefused(String member) {
        for (String character : List.of("x", EMOJI)) {
            unchanged("{\"" + member + "\":\"" + character.repeat(256) + "\"}",
                Camunda.invalid(member + " must be at most 255 characters long."));
        }
    }

    @ParameterizedTest
    @CsvSource({"id", "firstName", "lastName", "email"})
    void aMemberWithWhatNoTextCanHoldIsRefused(String member) {
        for (String escape : List.of("\\u0000", "\\ud83d", "\\ude00", "\\ude00\\ud83d")) {
            unchanged("{\"" + member + "\":\"x" + escape + "y\"}",
                Camunda.invalid(member + " must not contain U+0000 or unpaired surrogates."));
        }
    }

    @Test
    void ofSeveralViolationsTheFirstInTheOrderOfTheSchemaIsTold() {
        String tooLong = "\"" + "x".repeat(256) + "\"";
        unchanged("{\"email\":1,\"lastName\":" + tooLong + ",\"firstName\":\"\\u0000\"}",
            Camunda.invalid("firstName must not contain U+0000 or unpaired surrogates."));
        unchanged("{\"email\":1,\"lastName\":" + tooLong + "}", Camunda.invalid("lastName must be at most 255 characters long."));
        unchanged("{\"email\":" + tooLong + ",\"lastName\":false}", Camunda.invalid("lastName must be a string."));
    }

    static Stream<byte[]> malformed() {
        return Stream.concat(
            Stream.of("{", "{\"firstName\":\"John\"", "{'firstName':'John'}", "{firstName:\"John\"}", "{\"firstName\":\"John\",}",
                "{\"firstName\":\"John\"} {}", "{\"firstName\":\"John\"}x", "{\"firstName\":\"John\",\"firstName\":\"John\"}",
                "{\"x\":NaN}", "{\"x\":Infinity}", "{\"x\":01}", "// comment\n{}", "{\"firstName\":\"a\nb\"}", "{\"firstName\":\"\\x\"}",
                "{\"x\":" + "1".repeat(101) + "}", "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}", "John")
                .map(text -> text.getBytes(StandardCharsets.UTF_8)),
            Stream.of("{\"firstName\":\"\u00FC\"}".getBytes(StandardCharsets.ISO_8859_1), "{}".getBytes(StandardCharsets.UTF_16),
                "{\"firstName\":\"\u00C0\u00AF\"}".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aBodyThatIsNotStrictJsonIsRefused(byte[] body) {
        String id = People.create();
        Api.put(profilePath(id)).withApiKey().header("Content-Type", "application/json").body(body).send().is(400, Camunda.MALFORMED);
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"firstName\":\"John\"}]", "\"John\"", "1", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        unchanged(body, Camunda.NOT_AN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "null"})
    void aMissingBodyIsRefused(String body) {
        unchanged(body, Camunda.NO_BODY);
    }

    @Test
    void aMissingBodyNeedsNoContentType() {
        String id = People.create();
        Api.put(profilePath(id)).withApiKey().send().is(400, Camunda.NO_BODY);
        read(id).is(200, newcomer(id));
    }

    @Test
    void whatIsWrongWithTheRequestIsToldBeforeWhetherTheUserExists() {
        String id = Camunda.newId();
        update(id, "{").is(400, Camunda.MALFORMED);
        update(id, "{\"email\":1}").is(400, Camunda.invalid("email must be a string."));
        update(id, "{\"id\":\"x\"}").is(400, Camunda.invalid("id must equal the id in the path."));
    }

    // What others see.

    @Test
    void theOtherContractsReadWhatWasWritten() {
        String id = People.create();
        update(id, profile(id, "John", "Doe", "john-" + id)).isEmpty(204);
        assertThat(People.gmi(id).get("id").textValue()).isEqualTo(id);
        assertThat(People.gmi(id).get("firstName").textValue()).isEqualTo("John");
        assertThat(People.gmi(id).get("lastName").textValue()).isEqualTo("Doe");
        assertThat(People.gmi(id).get("email").textValue()).isEqualTo("john-" + id);
        assertThat(People.zitadel(id).get("profile").get("firstName").textValue()).isEqualTo("John");
        assertThat(People.zitadel(id).get("profile").get("lastName").textValue()).isEqualTo("Doe");
        assertThat(People.klaim(id).get("email").textValue()).isEqualTo("john-" + id);
        assertThat(People.mico(id).get("email").textValue()).isEqualTo("john-" + id);
        // A display name is never made up from names that come through this contract.
        assertThat(People.mico(id).get("name").isNull()).isTrue();
    }

    @Test
    void whatOnlyOtherContractsKnowStays() {
        String id = People.create();
        Api.put("/v1/users/profile").header("Authentication", Tokens.of(id))
            .json("{\"name\":\"Alice L.\",\"birthdate\":\"1852-05-04T00:00:00Z\",\"gender\":\"female\"}").send();
        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"cat\":\"dinah\"}}").send();
        ObjectNode mico = (ObjectNode) People.mico(id);
        update(id, "{}").isEmpty(204);
        assertThat(People.mico(id)).isEqualTo(mico.putNull("email"));
        assertThat(People.klaim(id).get("metadata").get("cat").textValue()).isEqualTo("dinah");
        assertThat(People.klaim(id).get("email").isNull()).isTrue();
        assertThat(People.zitadel(id).get("profile").has("firstName")).isFalse();
        assertThat(People.zitadel(id).get("profile").get("displayName").textValue()).isEqualTo("Alice L.");
    }

    private static Answer update(String id, String body) {
        return Api.put(profilePath(id)).withApiKey().json(body).send();
    }

    private static Answer read(String id) {
        return Api.get(profilePath(id)).withApiKey().send();
    }

    private static void unchanged(String body, String error) {
        String id = People.create();
        update(id, body).is(400, error);
        read(id).is(200, newcomer(id));
        assertThat(People.sequence(id)).isEqualTo(1);
    }
}
