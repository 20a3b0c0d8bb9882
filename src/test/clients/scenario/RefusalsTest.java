import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.persona.client.ApiException;
import dev.persona.client.Connection;
import dev.persona.client.Credential;
import dev.persona.client.UnexpectedAnswerException;
import dev.persona.client.camunda.CamundaClient;
import dev.persona.client.camunda.CamundaException;
import dev.persona.client.camunda.CreateUser;
import dev.persona.client.camunda.CreateUserProfile;
import dev.persona.client.camunda.ExceptionDto;
import dev.persona.client.camunda.UpdateUserProfile;
import dev.persona.client.gmi.ErrStatusMsg;
import dev.persona.client.gmi.GmiClient;
import dev.persona.client.gmi.GmiException;
import dev.persona.client.gmi.ValidationDetail;
import dev.persona.client.klaim.CreateUserRequest;
import dev.persona.client.klaim.ErrorMessage;
import dev.persona.client.klaim.KlaimClient;
import dev.persona.client.klaim.KlaimException;
import dev.persona.client.klaim.UpdateUserRequest;
import dev.persona.client.mico.Envelope;
import dev.persona.client.mico.EnvelopeContent;
import dev.persona.client.mico.MicoClient;
import dev.persona.client.mico.MicoException;
import dev.persona.client.zitadel.ErrorDetail;
import dev.persona.client.zitadel.Status;
import dev.persona.client.zitadel.UpdateMyProfileRequest;
import dev.persona.client.zitadel.ZitadelClient;
import dev.persona.client.zitadel.ZitadelException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every refusal that a client can provoke arrives as the exception of its contract, with its body as a type. */
class RefusalsTest {

    private static final String USER = Server.USER;
    private static final String LONG = "x".repeat(256);
    private static final String HUGE = "x".repeat(70_000);
    private static final String JSON_ONLY = "The response is available as application/json only.";
    private static final String SENT_AS_JSON = "The request body must be sent as application/json without content encoding.";
    private static final String GRPC = " gRPC and gRPC-Web are served at POST /zitadel.auth.v1.AuthService/UpdateMyProfile.";
    private static final String TOO_LARGE = "The request body is larger than 65536 bytes.";

    private final CamundaClient camunda = new CamundaClient(Server.engine(""));

    @BeforeEach
    void create() {
        camunda.createUser(user(USER));
    }

    @AfterEach
    void delete() {
        camunda.deleteUser(USER);
    }

    @Test
    void mico() {
        MicoClient mico = new MicoClient(Server.user());
        is(400, "gender must not be blank.", () -> mico.updateProfile(person(" ")));
        is(400, "user not found", () -> new MicoClient(Server.nobody()).updateProfile(person("female")));
        is(400, "user not found", () -> new MicoClient(Server.nobody()).getProfile());
        is(401, "token contains an invalid number of segments", () -> new MicoClient(Server.stranger()).updateProfile(person("female")));
        is(401, "token contains an invalid number of segments", () -> new MicoClient(Server.stranger()).getProfile());
        is(406, JSON_ONLY, () -> new MicoClient(wantsText(Server.user())).updateProfile(person("female")));
        is(406, JSON_ONLY, () -> new MicoClient(wantsText(Server.user())).getProfile());
        is(413, TOO_LARGE, () -> mico.updateProfile(person(HUGE)));
        is(415, SENT_AS_JSON, () -> new MicoClient(sendsText(Server.user())).updateProfile(person("female")));
    }

    @Test
    void gmi() {
        GmiClient gmi = new GmiClient(Server.user());
        ErrStatusMsg unauthorized = new ErrStatusMsg("auth", 401).withMessage("Unauthorized.");
        is(400, new ErrStatusMsg("user", 3).withMessage("Either firstName or lastName must be provided in the request body."),
            () -> gmi.updateUserProfile(names()));
        is(400, new ErrStatusMsg("request", 0).withMessage("Invalid field in the request body.").withValidationDetail(List.of(
            new ValidationDetail().withField("firstName").withExpression("max").withArgument("255")
                .withReason("firstName must be at most 255 characters long."))), () -> gmi.updateUserProfile(names().withFirstName(LONG)));
        is(401, unauthorized, () -> new GmiClient(Server.nobody()).updateUserProfile(names().withFirstName("Alice")));
        is(401, unauthorized, () -> new GmiClient(Server.stranger()).getUserProfile());
        is(406, new ErrStatusMsg("request", 406).withMessage(JSON_ONLY), () -> new GmiClient(wantsText(Server.user())).getUserProfile());
        is(413, new ErrStatusMsg("request", 413).withMessage(TOO_LARGE), () -> gmi.updateUserProfile(names().withFirstName(HUGE)));
        is(415, new ErrStatusMsg("request", 415).withMessage(SENT_AS_JSON),
            () -> new GmiClient(sendsText(Server.user())).updateUserProfile(names().withFirstName("Alice")));
    }

    @Test
    void zitadel() {
        ZitadelClient zitadel = new ZitadelClient(Server.user());
        UpdateMyProfileRequest alice = new UpdateMyProfileRequest("Alice", "Liddell");
        Status notFound = zitadelError(9, "Profile not found", "COMMAND-3M9sd");
        Status otherOrganisation = zitadelError(7, "Organisation doesn't exist", "AUTH-Bs7Ds");
        Status missing = new Status(16, "auth header missing");
        is(400, new Status(3, "invalid UpdateMyProfileRequest.NickName: value length must be between 1 and 200 runes, inclusive"),
            () -> zitadel.updateMyProfile(alice.withNickName("")));
        is(400, notFound, () -> new ZitadelClient(Server.nobody()).updateMyProfile(alice));
        is(400, notFound, () -> new ZitadelClient(Server.nobody()).getMyProfile());
        is(401, missing, () -> new ZitadelClient(Server.stranger()).updateMyProfile(alice));
        is(401, missing, () -> new ZitadelClient(Server.stranger()).getMyProfile());
        is(403, otherOrganisation, () -> zitadel.updateMyProfile(alice, "1"));
        is(403, otherOrganisation, () -> zitadel.getMyProfile("1"));
        is(406, new Status(3, JSON_ONLY), () -> new ZitadelClient(wantsText(Server.user())).updateMyProfile(alice));
        is(406, new Status(3, JSON_ONLY), () -> new ZitadelClient(wantsText(Server.user())).getMyProfile());
        is(413, new Status(8, TOO_LARGE), () -> zitadel.updateMyProfile(alice.withNickName(HUGE)));
        is(415, new Status(3, SENT_AS_JSON + GRPC), () -> new ZitadelClient(sendsText(Server.user())).updateMyProfile(alice));
    }

    @Test
    void camundaWhenWriting() {
        CamundaClient self = new CamundaClient(Server.user());
        UpdateUserProfile alice = new UpdateUserProfile().withFirstName("Alice");
        is(400, new ExceptionDto("BadUserRequestException", "The user already exists", 0), () -> camunda.createUser(user(USER)));
        is(400, invalid("request object must provide profile information with valid id."), () -> camunda.createUser(new CreateUser()));
        is(400, invalid("id must equal the id in the path."), () -> camunda.updateProfile(USER, alice.withId("bob")));
        is(400, invalid("id must be at most 255 characters long."), () -> camunda.deleteUser(LONG));
        is(403, needsKey(), () -> self.createUser(user("bob")));
        is(403, needsKey(), () -> self.deleteUser(USER));
        is(403, invalid("Identity service implementation is read-only."),
            () -> new CamundaClient(Server.readOnly()).updateProfile(USER, alice));
        is(404, invalid("User with id bob does not exist"), () -> self.updateProfile("bob", alice));
        is(413, camundaError("RestException", TOO_LARGE), () -> camunda.updateProfile(USER, alice.withLastName(HUGE)));
        is(413, camundaError("RestException", TOO_LARGE), () -> camunda.createUser(user(HUGE)));
        CamundaClient text = new CamundaClient(sendsText(Server.engine("")));
        is(415, camundaError("NotSupportedException", SENT_AS_JSON), () -> text.updateProfile(USER, alice));
        is(415, camundaError("NotSupportedException", SENT_AS_JSON), () -> text.createUser(user("bob")));
    }

    @Test
    void camundaWhenReadingAndToStrangers() {
        is(400, invalid("id must be at most 255 characters long."), () -> camunda.getUserProfile(LONG));
        is(404, invalid("User with id nobody does not exist"), () -> camunda.getUserProfile("nobody"));
        is(406, camundaError("NotAcceptableException", JSON_ONLY),
            () -> new CamundaClient(wantsText(Server.engine(""))).getUserProfile(USER));
        CamundaClient stranger = new CamundaClient(Server.stranger());
        CamundaClient elsewhere = new CamundaClient(Server.engine("/engine-rest/engine/staging"));
        for (CamundaClient client : List.of(stranger, elsewhere)) {
            int status = client == stranger ? 401 : 404;
            ExceptionDto error = client == stranger ? camundaError("AuthenticationException", "Unauthorized")
                : invalid("Process engine staging not available");
            is(status, error, () -> client.createUser(user("bob")));
            is(status, error, () -> client.getUserProfile(USER));
            is(status, error, () -> client.updateProfile(USER, new UpdateUserProfile()));
            is(status, error, () -> client.deleteUser(USER));
        }
    }

    @Test
    void klaim() {
        KlaimClient klaim = new KlaimClient(Server.backend());
        KlaimClient stranger = new KlaimClient(Server.stranger());
        CreateUserRequest bob = new CreateUserRequest("bob@example.org");
        UpdateUserRequest name = new UpdateUserRequest().withName("Alice");
        is(400, new ErrorMessage("email must be an e-mail address."), () -> klaim.createUser(new CreateUserRequest("bob.example.org")));
        is(400, new ErrorMessage("email must not be empty."), () -> klaim.updateUser(USER, new UpdateUserRequest().withEmail("")));
        is(400, new ErrorMessage("user_id must be at most 255 characters long."), () -> klaim.getUser(LONG));
        is(401, new ErrorMessage("Unauthorized"), () -> stranger.createUser(bob));
        is(401, new ErrorMessage("Unauthorized"), () -> stranger.getUser(USER));
        is(401, new ErrorMessage("Unauthorized"), () -> stranger.updateUser(USER, name));
        is(404, new ErrorMessage("Can not find user with the given user_id."), () -> klaim.getUser("nobody"));
        is(404, new ErrorMessage("Can not find user with the given user_id."), () -> klaim.updateUser("nobody", name));
        is(406, new ErrorMessage(JSON_ONLY), () -> new KlaimClient(wantsText(Server.backend())).createUser(bob));
        is(406, new ErrorMessage(JSON_ONLY), () -> new KlaimClient(wantsText(Server.backend())).getUser(USER));
        is(406, new ErrorMessage(JSON_ONLY), () -> new KlaimClient(wantsText(Server.backend())).updateUser(USER, name));
        is(409, new ErrorMessage("User ID already exists"), () -> klaim.createUser(bob.withUserId(USER)));
        is(409, new ErrorMessage("User ID already exists"), () -> {
            camunda.createUser(user(USER + "-bob"));
            try {
                klaim.updateUser(USER + "-bob", new UpdateUserRequest().withUserId(USER));
            } finally {
                camunda.deleteUser(USER + "-bob");
            }
        });
        is(413, new ErrorMessage(TOO_LARGE), () -> klaim.createUser(bob.withName(HUGE)));
        is(413, new ErrorMessage(TOO_LARGE), () -> klaim.updateUser(USER, name.withName(HUGE)));
        is(415, new ErrorMessage(SENT_AS_JSON), () -> new KlaimClient(sendsText(Server.backend())).createUser(bob));
        is(415, new ErrorMessage(SENT_AS_JSON), () -> new KlaimClient(sendsText(Server.backend())).updateUser(USER, name));
    }

    @Test
    void anAnswerOfNoContractSaysSo() {
        CamundaClient lost = new CamundaClient(Server.connection("/nowhere", Credential.none()));
        UnexpectedAnswerException answer = catchThrowableOfType(UnexpectedAnswerException.class, () -> lost.getUserProfile(USER));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("\"status\":404");
    }

    private static Connection wantsText(Connection connection) {
        return connection.withHeader("Accept", "text/plain");
    }

    private static Connection sendsText(Connection connection) {
        return connection.withHeader("Content-Type", "text/plain");
    }

    private static CreateUser user(String id) {
        return new CreateUser().withProfile(new CreateUserProfile().withId(id));
    }

    private static dev.persona.client.gmi.UpdateProfileRequest names() {
        return new dev.persona.client.gmi.UpdateProfileRequest();
    }

    private static dev.persona.client.mico.UpdateProfileRequest person(String gender) {
        return new dev.persona.client.mico.UpdateProfileRequest("Alice", Instant.EPOCH, gender);
    }

    private static Status zitadelError(int code, String message, String id) {
        ErrorDetail detail = new ErrorDetail("type.googleapis.com/zitadel.v1.ErrorDetail", id, message);
        return new Status(code, message + " (" + id + ")").withDetails(List.of(detail));
    }

    private static ExceptionDto needsKey() {
        return camundaError("AuthorizationException", "An API key is required to create or delete users.");
    }

    private static ExceptionDto invalid(String message) {
        return camundaError("InvalidRequestException", message);
    }

    private static ExceptionDto camundaError(String type, String message) {
        return new ExceptionDto(type, message, null);
    }

    private static void is(int status, String message, Runnable call) {
        is(status, new Envelope(new EnvelopeContent(status, null, true, message)), call);
    }

    private static void is(int status, Object error, Runnable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).as("a refusal with %s", error).isNotNull();
        assertThat(bodyOf(refusal)).isEqualTo(error);
        assertThat(refusal.status()).isEqualTo(status);
    }

    private static Object bodyOf(ApiException refusal) {
        return refusal instanceof MicoException mico ? mico.error()
            : refusal instanceof GmiException gmi ? gmi.error()
            : refusal instanceof ZitadelException zitadel ? zitadel.error()
            : refusal instanceof CamundaException camunda ? camunda.error()
            : refusal instanceof KlaimException klaim ? klaim.error()
            : refusal.toString();
    }
}
