package dev.persona.contract;

import static dev.persona.support.Updates.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KlaimCreateTest {

    private static final String NOT_FOUND = "{\"message\":\"Can not find user with the given user_id.\"}";
    private static final String EMAIL_TAKEN = "{\"message\":\"Email already exists\"}";
    private static final String ID_TAKEN = "{\"message\":\"User ID already exists\"}";
    private static final String FOX = "\uD83E\uDD8A";

    private final String id = "bob-" + UUID.randomUUID();
    private final String email = People.email(id);

    // Success.

    @Test
    void theAnswerShowsTheEightMembersInTheVendorsOrder() {
        Answer created = create("{\"metadata\":{\"a\":1},\"name\":\"Bob\",\"user_id\":\"" + id + "\",\"email\":\"" + email + "\"}");
        String klaimId = created.json().get("klaim_id").textValue();
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body()).isEqualTo("{\"message\":\"resource created successfully\",\"user_id\":\"" + id + "\",\"klaim_id\":\"" + klaimId
            + "\",\"email\":\"" + email + "\",\"credit_balance\":0,\"created_at\":" + klaimId.split("_")[0]
            + ",\"name\":\"Bob\",\"metadata\":{\"a\":1}}");
        assertThat(created.header("Content-Type")).hasValue("application/json");
    }

    @Test
    void whatWasCreatedCanBeRead() {
        JsonNode created = create("{\"metadata\":{\"a\":1},\"name\":\"Bob\",\"user_id\":\"" + id + "\",\"email\":\"" + email + "\"}").json();
        Api.get("/users/" + id).withApiKey().send().is(200, "{\"message\":\"fetch resource successfully\",\"metadata\":{\"a\":1},\"user_id\":\"" + id
            + "\",\"klaim_id\":" + created.get("klaim_id") + ",\"created_at\":" + created.get("created_at")
            + ",\"acquisition_source\":\"api\",\"credit_balance\":0,\"email\":\"" + email + "\",\"name\":\"Bob\"}");
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void theKlaimIdIsTheTimeOfCreationAndFiveLettersOrDigits() {
        long before = Instant.now().toEpochMilli();
        JsonNode created = create("{\"email\":\"" + email + "\"}").json();
        long after = Instant.now().toEpochMilli();
        assertThat(created.get("klaim_id").textValue()).matches("[0-9]{13}_[A-Za-z0-9]{5}").startsWith(created.get("created_at") + "_");
        assertThat(created.get("created_at").isIntegralNumber()).isTrue();
        assertThat(created.get("created_at").longValue()).isBetween(before, after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"user_id\":null", ",\"userId\":null", ",\"user_id\":null,\"userId\":null", ",\"name\":null,\"metadata\":null",
        ",\"klaim_id\":\"1_aaaaa\",\"created_at\":1,\"credit_balance\":9,\"acquisition_source\":\"promotion\",\"id\":\"x\",\"UserId\":7"})
    void anEMailAddressIsEnough(String rest) {
        Answer answer = create("{\"email\":\"" + email + "\"" + rest + "}");
        JsonNode created = answer.json();
        String klaimId = created.get("klaim_id").textValue();
        answer.is(200, "{\"message\":\"resource created successfully\",\"user_id\":\"" + klaimId + "\",\"klaim_id\":\"" + klaimId + "\",\"email\":\"" + email
            + "\",\"credit_balance\":0,\"created_at\":" + klaimId.split("_")[0] + ",\"name\":null,\"metadata\":{}}");
        assertThat(People.klaim(klaimId).get("acquisition_source").textValue()).isEqualTo("api");
        assertThat(People.gmi(klaimId).get("email").textValue()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"user_id\":\"%1$s\"", "\"userId\":\"%1$s\"", "\"userId\":\"x-%1$s\",\"user_id\":\"%1$s\"",
        "\"user_id\":\"%1$s\",\"userId\":\"x-%1$s\"", "\"user_id\":null,\"userId\":\"%1$s\"", "\"user_id\":\"%1$s\",\"userId\":null"})
    void theIdHasTwoNamesAndTheOneWithTheUnderscoreWins(String ids) {
        JsonNode created = create("{\"email\":\"" + email + "\"," + ids.formatted(id) + "}").json();
        assertThat(created.get("user_id").textValue()).isEqualTo(id);
        Api.get("/users/x-" + id).withApiKey().send().is(404, NOT_FOUND);
    }

    @Test
    void textIsKeptAsSentAndLengthsCountCodePoints() {
        String longId = FOX.repeat(255 - id.length()) + id;
        String longEmail = FOX.repeat(255 - 1 - id.length()) + "@" + id.toUpperCase(Locale.ROOT);
        JsonNode created = create("{\"email\":\"" + longEmail + "\",\"user_id\":\"" + longId + "\",\"name\":\"" + FOX.repeat(255) + "\"}").json();
        assertThat(created.get("email").textValue()).isEqualTo(longEmail);
        assertThat(created.get("user_id").textValue()).isEqualTo(longId);
        assertThat(created.get("name").textValue()).isEqualTo(FOX.repeat(255));
    }

    @Test
    void aNameMayBeEmpty() {
        assertThat(create("{\"email\":\"" + email + "\",\"name\":\"\"}").json().get("name").textValue()).isEmpty();
    }

    @Test
    void idsThatDifferInCaseAreDifferentUsers() {
        create(id, email);
        assertThat(create(id.toUpperCase(Locale.ROOT), "x-" + email).status()).isEqualTo(200);
    }

    // What is refused, and how.

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}|missing required fields",
        "{`email`:null}|missing required fields",
        "{`name`:`Bob`}|missing required fields",
        "{`Email`:`a@b`}|missing required fields",
        "{`name`:7,`metadata`:[]}|missing required fields",
        "{`email`:``}|email must not be empty.",
        "{`email`:`a@`}|email must be at least 3 characters long.",
        "{`email`:`bob.example.org`}|email must be an e-mail address.",
        "{`email`:`bob@`}|email must be an e-mail address.",
        "{`email`:`@bob`}|email must be an e-mail address.",
        "{`email`:7}|email must be a string.",
        "{`email`:{}}|email must be a string.",
        "{`email`:`a@\\u0000`}|email must not contain U+0000 or unpaired surrogates.",
        "{`email`:`a@\\ud800`}|email must not contain U+0000 or unpaired surrogates.",
        "{`email`:`%s`,`userId`:``}|userId must not be empty.",
        "{`email`:`%s`,`userId`:7}|userId must be a string.",
        "{`email`:`%s`,`userId`:`\\u0000`}|userId must not contain U+0000 or unpaired surrogates.",
        "{`email`:`%s`,`user_id`:``}|user_id must not be empty.",
        "{`email`:`%s`,`user_id`:7}|user_id must be a string.",
        "{`email`:`%s`,`user_id`:`\\udc00`}|user_id must not contain U+0000 or unpaired surrogates.",
        "{`email`:`%s`,`name`:7}|name must be a string.",
        "{`email`:`%s`,`name`:`\\u0000`}|name must not contain U+0000 or unpaired surrogates.",
        "{`email`:`%s`,`metadata`:[]}|metadata must be an object.",
        "{`email`:`%s`,`metadata`:``}|metadata must be an object.",
        "{`email`:`%s`,`metadata`:{`a`:[`\\u0000`]}}|metadata must not contain U+0000 or unpaired surrogates.",
        "{`metadata`:[],`name`:7,`user_id`:``,`userId`:``,`email`:``}|email must not be empty.",
        "{`metadata`:[],`name`:7,`user_id`:``,`userId`:``,`email`:`%s`}|userId must not be empty.",
        "{`metadata`:[],`name`:7,`user_id`:``,`email`:`%s`}|user_id must not be empty.",
        "{`metadata`:[],`name`:7,`email`:`%s`}|name must be a string.",
    })
    void aMemberThatIsMissingOrBreaksARuleIsRefused(String body, String message) {
        create(body.replace('`', '"').replace("%s", email)).is(400, "{\"message\":\"" + message + "\"}");
        isFree(id, email);
    }

    @Test
    void whatIsOneCodePointTooLongIsRefused() {
        create(FOX.repeat(256), email).is(400, "{\"message\":\"user_id must be at most 255 characters long.\"}");
        create(id, "@" + FOX.repeat(254) + "@").is(400, "{\"message\":\"email must be at most 255 characters long.\"}");
        create("{\"email\":\"" + email + "\",\"user_id\":\"" + id + "\",\"name\":\"" + FOX.repeat(256) + "\"}")
            .is(400, "{\"message\":\"name must be at most 255 characters long.\"}");
        isFree(id, email);
    }

    @Test
    void creatingTwiceIsAConflict() {
        create(id, email);
        JsonNode before = People.klaim(id);
        create(id, email).is(409, EMAIL_TAKEN);
        create("x-" + id, email).is(409, EMAIL_TAKEN);
        create("{\"email\":\"" + email.toUpperCase(Locale.ROOT) + "\"}").is(409, EMAIL_TAKEN);
        create(id, "x-" + email).is(409, ID_TAKEN);
        create("{\"email\":\"x-" + email + "\",\"userId\":\"" + id + "\"}").is(409, ID_TAKEN);
        assertThat(People.klaim(id)).isEqualTo(before);
        isFree("x-" + id, "x-" + email);
    }

    @Test
    void theAddressIsReportedAlsoWhenAnotherHasTheId() {
        String other = People.create();
        create(id, email);
        create(id, People.email(other)).is(409, EMAIL_TAKEN);
    }

    @Test
    void aKlaimIdThatServesAsAUserIdIsTaken() {
        String klaimId = create("{\"email\":\"" + email + "\"}").json().get("user_id").textValue();
        create(klaimId, "x-" + email).is(409, ID_TAKEN);
    }

    // What others see.

    @Test
    void theOtherContractsShowWhatWasSentAndNothingElse() {
        create("{\"email\":\"" + email + "\",\"user_id\":\"" + id + "\",\"name\":\"Bob\",\"metadata\":{\"firstName\":\"x\"}}");
        assertThat(People.mico(id)).isEqualTo(parsed("{\"_id\":\"" + id + "\",\"name\":\"Bob\",\"gender\":null,\"birthdate\":null,\"email\":\"" + email + "\"}"));
        assertThat(People.gmi(id)).isEqualTo(parsed("{\"id\":\"" + id + "\",\"email\":\"" + email + "\",\"firstName\":null,\"lastName\":null}"));
        assertThat(People.zitadel(id).get("profile")).isEqualTo(parsed("{\"displayName\":\"Bob\"}"));
        assertThat(People.camunda(id)).isEqualTo(parsed("{\"id\":\"" + id + "\",\"firstName\":null,\"lastName\":null,\"email\":\"" + email + "\"}"));
    }

    @Test
    void theTimeOfCreationIsZitadelsToo() {
        JsonNode created = create(id, email).json();
        JsonNode details = People.zitadel(id).get("details");
        assertThat(Instant.parse(details.get("creationDate").textValue()).toEpochMilli()).isEqualTo(created.get("created_at").longValue());
        assertThat(details.get("changeDate")).isEqualTo(details.get("creationDate"));
    }

    private static Answer create(String json) {
        return Api.post("/users").withApiKey().json(json).send();
    }

    private static Answer create(String userId, String email) {
        return create("{\"email\":\"" + email + "\",\"user_id\":\"" + userId + "\"}");
    }

    /** Nobody was made by what was refused: the id is unknown, and both it and the address can be had. */
    private static void isFree(String userId, String email) {
        Api.get("/users/" + userId).withApiKey().send().is(404, NOT_FOUND);
        assertThat(create(userId, email).status()).isEqualTo(200);
    }
}
