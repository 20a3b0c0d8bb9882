package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Mico;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicoReadTest {

    // Success.

    @Test
    void theFiveMembersAreInTheEnvelope() {
        String id = Mico.person();
        Mico.get(id).send().is(200, profile(id, "\"Alice Liddell\"", "\"female\"", "\"1992-05-04T06:30:00Z\"",
            "\"" + People.email(id) + "\""));
    }

    @Test
    void whatWasNeverSetIsNull() {
        String id = "bob-" + UUID.randomUUID();
        assertThat(Api.post("/user/create").withApiKey().json("{\"profile\":{\"id\":\"" + id + "\"}}").send().status()).isEqualTo(204);
        Mico.get(id).send().is(200, profile(id, "null", "null", "null", "null"));
    }

    @Test
    void theHeadIsThatOfTheGetWithoutTheBody() {
        String id = Mico.person();
        Answer get = Mico.get(id).send();
        Answer head = Api.request("HEAD", Mico.USERS).header("Authentication", Tokens.of(id)).send()
            .has("Content-Type", get.header("Content-Type").orElseThrow());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void readingChangesNothing() {
        String id = Mico.person();
        JsonNode before = People.zitadel(id);
        assertThat(Mico.get(id).send().status()).isEqualTo(200);
        assertThat(People.zitadel(id)).isEqualTo(before);
    }

    // What is refused, and how.

    @Test
    void aTokenOfSomebodyWithoutARecordIsToldSo() {
        Mico.get("nobody").send().is(400, Mico.failure(400, "user not found"));
    }

    // Credentials.

    @Test
    void theTokenIsCheckedBeforeTheRecord() {
        Api.get(Mico.USERS).header("Authentication", Tokens.expired("nobody")).send()
            .is(401, Mico.failure(401, "Token is expired")).has("WWW-Authenticate", "Bearer");
    }

    @Test
    void aRefusedHeadHasNoBodyEither() {
        Answer answer = Api.request("HEAD", Mico.USERS).send().has("WWW-Authenticate", "Bearer");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS"})
    void theUserHasNoOtherMethodsThanGetAndHead(String method) {
        Answer answer = Api.request(method, Mico.USERS).send();
        answer.is(405, Mico.failure(405, "The method is not allowed for this resource.")).has("Allow", "GET, HEAD");
    }

    @Test
    void whoAcceptsNoJsonIsRefusedInJson() {
        Mico.get(Mico.person()).header("Accept", "text/html").send()
            .is(406, Mico.failure(406, "The response is available as application/json only."));
    }

    @Test
    void aBodyThatNobodyAskedForIsLimitedAsWell() {
        String id = Mico.person();
        Api.request("GET", Mico.USERS).header("Authentication", Tokens.of(id)).json(" ".repeat(65537)).send()
            .is(413, Mico.failure(413, "The request body is larger than 65536 bytes."));
    }

    // What others see.

    @Test
    void whatOthersWroteIsRead() {
        String id = Mico.person();
        Api.put("/users/" + id).withApiKey().json("{\"name\":\"\",\"email\":\"New-" + People.email(id) + "\"}").send();
        Mico.get(id).send().is(200, profile(id, "\"\"", "\"female\"", "\"1992-05-04T06:30:00Z\"", "\"New-" + People.email(id) + "\""));
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"Mary\",\"lastName\":\"Ann\",\"gender\":\"GENDER_DIVERSE\"}").send();
        Api.put("/user/" + id + "/profile").withApiKey().json("{\"firstName\":\"M.\"}").send();
        Mico.get(id).send().is(200, profile(id, "\"Mary Ann\"", "\"diverse\"", "\"1992-05-04T06:30:00Z\"", "null"));
    }

    @Test
    void aNameThatZitadelComposedIsShownWhole() {
        String id = Mico.person();
        String name = "\ud83d\ude00".repeat(200);
        Api.put("/users/me/profile").as(id).json("{\"firstName\":\"" + name + "\",\"lastName\":\"" + name + "\"}").send();
        assertThat(People.mico(id).get("name").textValue()).isEqualTo(name + " " + name);
        assertThat(People.mico(id).get("gender").isNull()).isTrue();
    }

    private static String profile(String id, String name, String gender, String birthdate, String email) {
        return "{\"responses\":{\"code\":200,\"data\":{\"_id\":\"" + id + "\",\"name\":" + name + ",\"gender\":" + gender
            + ",\"birthdate\":" + birthdate + ",\"email\":" + email + "},\"isError\":false,\"message\":\"success\"}}";
    }
}
