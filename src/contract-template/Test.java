package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.server.Settings;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.SwitchableForwarder;
import dev.persona.support.TestServer;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class @Name@Test {

    private static final String PATH = "/@name@/profile";
    private static final String GOOD = "{\"displayName\":\"Alice L.\"}";

    // Success.

    @Test
    void theNameIsStoredAndTheAnswerShowsIt() {
        String id = People.create();
        update(id, GOOD).is(200, "{\"userId\":\"" + id + "\",\"displayName\":\"Alice L.\"}");
        update(id, GOOD).is(200, "{\"userId\":\"" + id + "\",\"displayName\":\"Alice L.\"}");
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @Test
    void theRestOfTheRecordStays() {
        String id = People.create();
        update(id, GOOD);
        assertThat(People.gmi(id).get("firstName").textValue()).isEqualTo("Alice");
        assertThat(People.gmi(id).get("lastName").textValue()).isEqualTo("Liddell");
        assertThat(People.gmi(id).get("email").textValue()).isEqualTo(People.email(id));
    }

    // What is refused, and how.

    @Test
    void aBodyThatBreaksARuleIsRefusedAndChangesNothing() {
        String id = People.create();
        update(id, "").is(400, message("The request body is required."));
        update(id, "{").is(400, message("The request body is not valid JSON."));
        update(id, "{}").is(400, message("displayName is required."));
        update(id, "{\"displayName\":null}").is(400, message("displayName is required."));
        update(id, "{\"displayName\":7}").is(400, message("displayName must be a string."));
        update(id, "{\"displayName\":\"" + "a".repeat(256) + "\"}").is(400, message("displayName must be at most 255 characters long."));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void withoutAGoodTokenNobodyIsLetIn() {
        Api.put(PATH).json(GOOD).send().is(401, message("Unauthorized.")).has("WWW-Authenticate", "Bearer");
        Api.put(PATH).withApiKey().json(GOOD).send().is(401, message("Unauthorized.")).has("WWW-Authenticate", "Bearer");
        update("nobody", GOOD).is(401, message("Unauthorized.")).has("WWW-Authenticate", "Bearer");
    }

    @Test
    void whatHttpItselfLimitsIsAnsweredInTheContractsForm() {
        String id = People.create();
        Api.delete(PATH).as(id).send().is(405, message("The method is not allowed for this resource.")).has("Allow", "PUT");
        Api.put(PATH).as(id).header("Accept", "text/html").json(GOOD).send()
            .is(406, message("The response is available as application/json only."));
        update(id, "{\"displayName\":\"" + "a".repeat(65536) + "\"}").is(413, message("The request body is larger than 65536 bytes."));
        Api.put(PATH).as(id).header("Content-Type", "text/plain").body(GOOD.getBytes()).send()
            .is(415, message("The request body must be sent as application/json without content encoding."));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void aDatabaseThatRefusesIsA500AndOneThatIsGoneA503() {
        Settings.ExternalDatabase database = TestServer.newDatabase();
        int port = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
        try (SwitchableForwarder line = new SwitchableForwarder(port);
             TestServer server = TestServer.start(new Settings.ExternalDatabase(
                 database.jdbcUrl().replace(":" + port, ":" + line.port()), database.user(), database.password()), Map.of())) {
            String id = People.create(server);
            TestServer.execute(database, "ALTER TABLE profile RENAME TO profile_away");
            Api.put(PATH).as(id).json(GOOD).to(server).send().is(500, message("An internal error occurred."));
            line.cut();
            Api.put(PATH).as(id).json(GOOD).to(server).send().is(503, message("The service is temporarily unavailable.")).has("Retry-After", "1");
        }
    }

    private static Answer update(String userId, String body) {
        return Api.put(PATH).as(userId).json(body).send();
    }

    private static String message(String text) {
        return "{\"message\":\"" + text + "\"}";
    }
}
