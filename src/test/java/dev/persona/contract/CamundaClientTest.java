package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.persona.support.Answer;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.net.http.HttpHeaders;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.community.rest.client.api.UserApi;
import org.camunda.community.rest.client.dto.UserCredentialsDto;
import org.camunda.community.rest.client.dto.UserDto;
import org.camunda.community.rest.client.dto.UserProfileDto;
import org.camunda.community.rest.client.invoker.ApiClient;
import org.camunda.community.rest.client.invoker.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's own Java client, unmodified; only its base path and credentials are set. */
class CamundaClientTest {

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {"", "/engine-rest", "/engine-rest/engine/default"})
    void theVendorsClientCreatesUpdatesReadsAndDeletes(String basePath) throws ApiException {
        UserApi users = users(basePath);
        String id = Camunda.newId();
        UserProfileDto profile = new UserProfileDto().id(id).firstName("Alice").lastName("Liddell").email(id + "@example.org");
        users.createUser(new UserDto().profile(profile).credentials(new UserCredentialsDto().password("s3cret")));
        assertThat(users.getUserProfile(id)).isEqualTo(profile);

        UserProfileDto changed = new UserProfileDto().id(id).firstName("John").lastName("Doe").email("aNewEmailAddress-" + id);
        users.updateProfile(id, changed);
        assertThat(users.getUserProfile(id)).isEqualTo(changed);

        users.deleteUser(id);
        fails(404, Camunda.unknownUser(id), () -> users.getUserProfile(id));
    }

    @Test
    void whatTheClientDoesNotSetIsCleared() throws ApiException {
        UserApi users = users("/engine-rest");
        String id = People.create();
        users.updateProfile(id, new UserProfileDto().firstName("John"));
        UserProfileDto profile = users.getUserProfile(id);
        assertThat(profile.getId()).isEqualTo(id);
        assertThat(profile.getFirstName()).isEqualTo("John");
        assertThat(profile.getLastName()).isNull();
        assertThat(profile.getEmail()).isNull();
    }

    @Test
    void theClientsWayToReadChangeAndSendBackWorks() throws ApiException {
        UserApi users = users("/engine-rest");
        String id = People.create();
        users.updateProfile(id, users.getUserProfile(id).lastName("Hargreaves"));
        assertThat(users.getUserProfile(id))
            .isEqualTo(new UserProfileDto().id(id).firstName("Alice").lastName("Hargreaves").email(People.email(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "+", "&", ";", "@", "/", "\\", "\u00FC", "\uD83D\uDE00", "?", "#", "%"})
    void theClientReachesUsersWithAnyCharacterInTheirId(String character) throws ApiException {
        UserApi users = users("/engine-rest");
        String id = "a" + character + "z" + UUID.randomUUID();
        users.createUser(new UserDto().profile(new UserProfileDto().id(id)));
        users.updateProfile(id, new UserProfileDto().id(id).firstName("John"));
        assertThat(users.getUserProfile(id).getFirstName()).isEqualTo("John");
        users.deleteUser(id);
        fails(404, Camunda.unknownUser(id), () -> users.getUserProfile(id));
    }

    // What is refused, and how.

    @Test
    void theClientThrowsWhatTheContractAnswers() {
        UserApi users = users("/engine-rest");
        String id = People.create();
        String unknown = Camunda.newId();
        fails(404, Camunda.unknownUser(unknown), () -> users.updateProfile(unknown, new UserProfileDto().firstName("John")));
        fails(400, Camunda.invalid("id must equal the id in the path."), () -> users.updateProfile(id, new UserProfileDto().id(unknown)));
        fails(400, Camunda.USER_EXISTS, () -> users.createUser(new UserDto().profile(new UserProfileDto().id(id))));
        fails(400, Camunda.NO_ID, () -> users.createUser(new UserDto()));
        assertThatCode(() -> users.deleteUser(unknown)).doesNotThrowAnyException();
        fails(404, Camunda.invalid("Process engine staging not available"), () -> users("/engine-rest/engine/staging").getUserProfile(id));
    }

    // Credentials.

    @Test
    void theClientWorksWithBearerCredentialsToo() throws ApiException {
        String id = People.create();
        assertThat(new UserApi(client("/engine-rest").addDefaultHeader("Authorization", "Bearer " + TestServer.shared().apiKey()))
            .getUserProfile(id).getFirstName()).isEqualTo("Alice");
        UserApi self = new UserApi(client("/engine-rest").addDefaultHeader("Authorization", "Bearer " + Tokens.of(id)));
        assertThat(self.getUserProfile(id).getFirstName()).isEqualTo("Alice");
        fails(403, Camunda.NEEDS_API_KEY, () -> self.deleteUser(id));
    }

    @Test
    void theClientIsToldThatItsCredentialsAreBad() {
        String id = People.create();
        ApiException refusal = fails(401, Camunda.UNAUTHORIZED, () -> new UserApi(client("/engine-rest")).getUserProfile(id));
        assertThat(refusal.getResponseHeaders()).hasEntrySatisfying("WWW-Authenticate",
            values -> assertThat(values).containsExactly("Basic realm=\"default\""));
    }

    private static UserApi users(String basePath) {
        ApiClient client = client(basePath);
        client.setUsername(TestServer.shared().apiKeyName());
        client.setPassword(TestServer.shared().apiKey());
        return new UserApi(client);
    }

    private static ApiClient client(String basePath) {
        return new ApiClient().setBasePath("http://127.0.0.1:" + TestServer.shared().port() + basePath);
    }

    private static ApiException fails(int status, String error, ThrowingCallable call) {
        ApiException failure = catchThrowableOfType(ApiException.class, call);
        new Answer(failure.getCode(), HttpHeaders.of(failure.getResponseHeaders(), (name, value) -> true), failure.getResponseBody())
            .is(status, error);
        return failure;
    }
}
