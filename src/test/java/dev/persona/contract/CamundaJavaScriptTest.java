package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Camunda;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The requests of the vendor's JavaScript SDK (camunda-bpm-sdk-js 7.7.4 on Node.js), byte for byte as it sends them; only host and
 * credentials are put in. It names the engine, prefers HAL, encodes slashes twice and sends a body with DELETE.
 */
class CamundaJavaScriptTest {

    private static final String ID = "sdk/jonny";

    private static final String CREATE = """
        POST /engine-rest/engine/default/user/create HTTP/1.1
        Host: @host@
        Accept-Encoding: gzip, deflate
        User-Agent: node-superagent/1.4.0
        Authorization: @credentials@
        Accept: application/hal+json, application/json; q=0.5
        Content-Type: application/json
        Content-Length: 134
        Connection: close

        {"profile":{"id":"sdk/jonny","firstName":"John","lastName":"Doe","email":"sdk.jonny@example.org"},"credentials":{"password":"s3cret"}}""";

    private static final String READ = """
        GET /engine-rest/engine/default/user/sdk%252Fjonny/profile HTTP/1.1
        Host: @host@
        Accept-Encoding: gzip, deflate
        User-Agent: node-superagent/1.4.0
        Authorization: @credentials@
        Accept: application/hal+json, application/json; q=0.5
        Connection: close

        """;

    private static final String UPDATE = """
        PUT /engine-rest/engine/default/user/sdk%252Fjonny/profile HTTP/1.1
        Host: @host@
        Accept-Encoding: gzip, deflate
        User-Agent: node-superagent/1.4.0
        Authorization: @credentials@
        Accept: application/hal+json, application/json; q=0.5
        Content-Type: application/json
        Content-Length: 88
        Connection: close

        {"id":"sdk/jonny","firstName":"Johnny","lastName":"Doe","email":"sdk.jonny@example.org"}""";

    private static final String DELETE = """
        DELETE /engine-rest/engine/default/user/sdk%252Fjonny HTTP/1.1
        Host: @host@
        Accept-Encoding: gzip, deflate
        User-Agent: node-superagent/1.4.0
        Authorization: @credentials@
        Accept: application/hal+json, application/json; q=0.5
        Content-Type: application/json
        Content-Length: 2
        Connection: close

        {}""";

    @AfterEach
    void delete() {
        replay(DELETE);
    }

    @Test
    void theSdkCreatesReadsUpdatesAndDeletesAUserWithASlashInTheirId() {
        replay(CREATE).isEmpty(204);
        replay(READ).is(200, Camunda.profile(ID, "John", "Doe", "sdk.jonny@example.org"));
        replay(UPDATE).isEmpty(204);
        replay(READ).is(200, Camunda.profile(ID, "Johnny", "Doe", "sdk.jonny@example.org"));
        replay(DELETE).isEmpty(204);
        replay(READ).is(404, Camunda.unknownUser(ID));
    }

    @Test
    void theSdkIsTheSameWhateverBodyADeletionCarries() {
        replay(CREATE).isEmpty(204);
        replay(DELETE).isEmpty(204);
        replay(DELETE).isEmpty(204);
    }

    @Test
    void theSdkReadsTheMessageOfARefusal() {
        // It shows the member "message" of a body that is declared as JSON.
        replay(CREATE).isEmpty(204);
        Answer refusal = replay(CREATE).is(400, Camunda.USER_EXISTS);
        assertThat(refusal.json().get("message").textValue()).isEqualTo("The user already exists");
    }

    private static Answer replay(String recorded) {
        TestServer server = TestServer.shared();
        String credentials = server.apiKeyName() + ":" + server.apiKey();
        int body = recorded.indexOf("\n\n") + 2;
        String head = recorded.substring(0, body).replace("\n", "\r\n")
            .replace("@host@", "127.0.0.1:" + server.port())
            .replace("@credentials@", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        return RawHttp.exchange(head + recorded.substring(body));
    }
}
