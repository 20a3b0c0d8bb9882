package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Updates;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, and how a path names a user. */
class KlaimReadTest {

    private static final String NOT_FOUND = "{\"message\":\"Can not find user with the given user_id.\"}";

    private final String id = People.create();

    // Success.

    @Test
    void whoHasNothingSetIsShownWithAllNineMembers() {
        String other = "bare-" + UUID.randomUUID();
        Api.post("/user/create").withApiKey().json("{\"profile\":{\"id\":\"" + other + "\"}}").send().isEmpty(204);
        Answer read = Api.get("/users/" + other).withApiKey().send();
        String klaimId = read.json().get("klaim_id").textValue();
        assertThat(klaimId).matches("[0-9]{13}_[A-Za-z0-9]{5}");
        assertThat(read.body()).isEqualTo("{\"message\":\"fetch resource successfully\",\"metadata\":{},\"user_id\":\"" + other + "\",\"klaim_id\":\""
            + klaimId + "\",\"created_at\":" + klaimId.split("_")[0]
            + ",\"acquisition_source\":\"api\",\"credit_balance\":0,\"email\":null,\"name\":null}");
        assertThat(read.header("Content-Type")).hasValue("application/json");
        Updates.klaim(other, "{}").send().is(200, read.body());
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        Answer get = Api.get("/users/" + id).withApiKey().send();
        Answer head = Api.request("HEAD", "/users/" + id).withApiKey().send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({"promotion, 250", "member_manual, -1", "api, 9223372036854775807"})
    void theSourceAndTheBalanceAreShownAsTheRecordHasThem(String source, long balance) {
        TestServer.execute(TestServer.shared().database(), "UPDATE profile SET acquisition_source = '" + source + "', credit_balance = " + balance
            + " WHERE user_id = '" + id + "'");
        JsonNode read = People.klaim(id);
        assertThat(read.get("acquisition_source").textValue()).isEqualTo(source);
        assertThat(read.get("credit_balance").longValue()).isEqualTo(balance);
        Updates.klaim(id, "{\"credit_balance\":5,\"acquisition_source\":\"api\"}").send().is(200, read.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"me@%s", "%s@example.org", "a b %s", " %s ", "a/%s", "/%s/", "a\\%s", "\u00FC\u738B%s", "\uD83E\uDD8A%s", "e\u0301%s", "a+b%s",
        "a&b=c;d,e%s", "%s?a=b", "%s#a", "100%%%s", "%%41%s", "%%2F%s", "%%252F%s", "'\"<>%s", "{%s}", "[%s]|^`", "..%s", "../%s", "~$!*():%s", "%s\t\r\n",
        "\u007F\u0085%s", "\uFFFD%s"})
    void aPathIsDecodedOnce(String form) {
        String text = form.formatted(id);
        assertThat(Updates.klaim(id, "{\"user_id\":" + Updates.quoted(text) + "}").send().status()).isEqualTo(200);
        String path = Updates.escaped(text);
        Answer read = Api.get("/users/" + path).withApiKey().send();
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.json().get("user_id").textValue()).isEqualTo(text);
        assertThat(Api.request("HEAD", "/users/" + path).withApiKey().send().status()).isEqualTo(200);
        assertThat(Updates.klaim(path, "{\"name\":\"tester\"}").send().json().get("user_id").textValue()).isEqualTo(text);
        assertThat(Updates.klaim(path.toLowerCase(Locale.ROOT), "{}").send().json().get("name").textValue()).isEqualTo("tester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b%s", "a&b%s", "a;b%s", "a=b%s", "a:b%s", "a@b%s", "a,b%s", "~$!*()'%s", "-._%s"})
    void charactersThatNeedNoEscapeMeanThemselves(String form) {
        String text = form.formatted(id);
        Updates.klaim(id, "{\"user_id\":" + Updates.quoted(text) + "}").send();
        assertThat(People.klaim(text).get("user_id").textValue()).isEqualTo(text);
        assertThat(Updates.klaim(text, "{\"name\":\"tester\"}").send().json().get("user_id").textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void evenDotsAreAnId(String text) {
        Updates.klaim(id, "{\"user_id\":\"" + text + "\"}").send();
        assertThat(Updates.klaim(Updates.escaped(text), "{\"user_id\":\"" + id + "\"}").send().is(200, People.klaim(id).toString()).status()).isEqualTo(200);
    }

    @Test
    void aPlusIsNoBlank() {
        Updates.klaim(id, "{\"user_id\":\"a " + id + "\"}").send();
        Api.get("/users/a+" + id).withApiKey().send().is(404, NOT_FOUND);
        assertThat(People.klaim("a%20" + id).get("user_id").textValue()).isEqualTo("a " + id);
    }

    @Test
    void aQueryIsNoPartOfTheId() {
        Api.get("/users/" + id + "?user_id=x&x=%2F").withApiKey().send().is(200, People.klaim(id).toString());
    }

    @Test
    void anIdOf255CodePointsFitsIntoAPath() {
        String text = "\uD83E\uDD8A".repeat(255 - id.length()) + id;
        Updates.klaim(id, "{\"user_id\":\"" + text + "\"}").send();
        assertThat(People.klaim(Updates.escaped(text)).get("user_id").textValue()).isEqualTo(text);
    }

    // What is refused, and how.

    @ParameterizedTest
    @CsvSource({
        "%FF, user_id must be percent-encoded UTF-8.",
        "a%C3, user_id must be percent-encoded UTF-8.",
        "%C0%AF, user_id must be percent-encoded UTF-8.",
        "%ED%A0%80, user_id must be percent-encoded UTF-8.",
        "%F4%90%80%80, user_id must be percent-encoded UTF-8.",
        "a%00b, user_id must not contain U+0000 or unpaired surrogates.",
    })
    void anIdThatIsNoTextIsRefused(String path, String message) {
        Api.get("/users/" + path).withApiKey().send().is(400, "{\"message\":\"" + message + "\"}");
        Updates.klaim(path, "{\"name\":\"tester\"}").send().is(400, "{\"message\":\"" + message + "\"}");
    }

    @Test
    void anIdOf256CodePointsIsRefused() {
        Api.get("/users/" + Updates.escaped("\uD83E\uDD8A".repeat(256))).withApiKey().send()
            .is(400, "{\"message\":\"user_id must be at most 255 characters long.\"}");
        Updates.klaim("a".repeat(256), "{}").send().is(400, "{\"message\":\"user_id must be at most 255 characters long.\"}");
    }

    @Test
    void headOfAnUnknownUserIsNotFound() {
        Answer head = Api.request("HEAD", "/users/nobody-" + id).withApiKey().send();
        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s%%20", "%%20%s", "%s%%00", "%s%%0A", "%%2F%s"})
    void nothingIsTrimmedFromAPath(String form) {
        String path = form.formatted(id);
        int expected = path.endsWith("%00") ? 400 : 404;
        assertThat(Api.get("/users/" + path).withApiKey().send().status()).isEqualTo(expected);
    }

    // Credentials.

    @Test
    void theKeyIsAskedForBeforeThePathIsLookedAt() {
        Api.get("/users/%FF").send().is(401, "{\"message\":\"Unauthorized\"}").has("WWW-Authenticate", "Bearer");
        Api.get("/users/" + "a".repeat(256)).send().is(401, "{\"message\":\"Unauthorized\"}");
        Api.get("/users/nobody-" + id).send().is(401, "{\"message\":\"Unauthorized\"}");
        Answer head = Api.request("HEAD", "/users/" + id).send();
        assertThat(head.status()).isEqualTo(401);
        assertThat(head.body()).isEmpty();
    }

    // What others see.

    @Test
    void readingChangesNothing() {
        JsonNode details = People.zitadel(id).get("details");
        Api.get("/users/" + id).withApiKey().send();
        assertThat(People.zitadel(id).get("details")).isEqualTo(details);
    }
}
