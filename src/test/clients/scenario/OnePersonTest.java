import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.persona.client.camunda.CamundaClient;
import dev.persona.client.camunda.CamundaException;
import dev.persona.client.camunda.CreateUser;
import dev.persona.client.camunda.CreateUserProfile;
import dev.persona.client.camunda.UpdateUserProfile;
import dev.persona.client.camunda.UserProfile;
import dev.persona.client.gmi.GmiClient;
import dev.persona.client.gmi.User;
import dev.persona.client.klaim.AcquisitionSource;
import dev.persona.client.klaim.CreateUserRequest;
import dev.persona.client.klaim.CreatedUserResponse;
import dev.persona.client.klaim.KlaimClient;
import dev.persona.client.klaim.UpdateUserRequest;
import dev.persona.client.klaim.UserResponse;
import dev.persona.client.mico.Envelope;
import dev.persona.client.mico.EnvelopeContent;
import dev.persona.client.mico.MicoClient;
import dev.persona.client.zitadel.Gender;
import dev.persona.client.zitadel.Profile;
import dev.persona.client.zitadel.UpdateMyProfileRequest;
import dev.persona.client.zitadel.UpdateMyProfileResponse;
import dev.persona.client.zitadel.ZitadelClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person, made and updated through all five contracts and read back, with nothing but the generated clients. */
class OnePersonTest {

    private static final String USER = Server.USER;

    private final CamundaClient camunda = new CamundaClient(Server.engine("/engine-rest"));
    private final KlaimClient klaim = new KlaimClient(Server.backend());
    private final GmiClient gmi = new GmiClient(Server.user());
    private final ZitadelClient zitadel = new ZitadelClient(Server.user());
    private final MicoClient mico = new MicoClient(Server.user());

    @AfterEach
    void delete() {
        camunda.deleteUser(USER);
    }

    @Test
    void everyContractSeesWhatTheOthersWrote() {
        CreatedUserResponse created = klaim.createUser(new CreateUserRequest(Server.EMAIL).withUserId(USER).withMetadata(Map.of("plan", "team")));
        assertThat(created.userId()).isEqualTo(USER);
        assertThat(created.name()).isNull();

        camunda.updateProfile(USER, new UpdateUserProfile().withFirstName("Alice").withLastName("Liddell").withEmail(Server.EMAIL));
        gmi.updateUserProfile(new dev.persona.client.gmi.UpdateProfileRequest().withLastName("Hargreaves"));
        assertThat(gmi.getUserProfile().user()).isEqualTo(new User(USER, Server.EMAIL, "Alice", "Hargreaves"));

        UpdateMyProfileResponse updated = zitadel.updateMyProfile(
            new UpdateMyProfileRequest("Alice", "Hargreaves").withNickName("Al").withPreferredLanguage("EN_gb").withGender(Gender.FEMALE));
        assertThat(updated.details().sequence()).isEqualTo("4");
        assertThat(updated.details().changeDate()).isAfter(updated.details().creationDate());

        Envelope success = mico.updateProfile(
            new dev.persona.client.mico.UpdateProfileRequest("Alice in Wonderland", Instant.parse("1992-05-04T06:30:00+07:00"), "diverse"));
        assertThat(success).isEqualTo(new Envelope(new EnvelopeContent(200, null, false, "success")));

        UserResponse extended = klaim.updateUser(USER, new UpdateUserRequest().withMetadata(Map.of("seats", 3, "quota", new BigDecimal("0.10"))));
        assertThat(extended.createdAt()).isEqualTo(created.createdAt());

        assertThat(mico.getProfile().responses().data()).isEqualTo(new dev.persona.client.mico.Profile(
            USER, "Alice in Wonderland", "diverse", Instant.parse("1992-05-03T23:30:00Z"), Server.EMAIL));
        assertThat(zitadel.getMyProfile().profile())
            .isEqualTo(new Profile("Alice", "Hargreaves", "Al", "Alice in Wonderland", "en-GB", Gender.DIVERSE));
        assertThat(camunda.getUserProfile(USER)).isEqualTo(new UserProfile(USER, "Alice", "Hargreaves", Server.EMAIL));
        assertThat(klaim.getUser(USER)).isEqualTo(new UserResponse("fetch resource successfully",
            Map.of("seats", 3, "quota", new BigDecimal("0.10")), USER, created.klaimId(), created.createdAt(), AcquisitionSource.API, 0L,
            Server.EMAIL, "Alice in Wonderland"));
    }

    @Test
    void whatIsLeftOutStaysOrIsClearedAsTheContractSays() {
        camunda.createUser(new CreateUser().withProfile(new CreateUserProfile().withId(USER).withFirstName("Alice").withEmail(Server.EMAIL)));
        klaim.updateUser(USER, new UpdateUserRequest().withName("Al"));
        camunda.updateProfile(USER, new UpdateUserProfile().withLastName("Liddell"));
        assertThat(camunda.getUserProfile(USER)).isEqualTo(new UserProfile(USER, null, "Liddell", null));
        assertThat(mico.getProfile().responses().data().name()).isEqualTo("Al");
    }

    @Test
    void anIdOfAnyCharactersIsAddressed() {
        String id = "a /\\%2?#+&\u00FC\uD83D\uDE00" + USER;
        camunda.createUser(new CreateUser().withProfile(new CreateUserProfile().withId(id)));
        assertThat(klaim.getUser(id).userId()).isEqualTo(id);
        camunda.deleteUser(id);
        assertThatExceptionOfType(CamundaException.class).isThrownBy(() -> camunda.getUserProfile(id))
            .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @Test
    void aUserIsRenamedAndKeepsEverything() {
        String other = USER + "-renamed";
        CreatedUserResponse created = klaim.createUser(new CreateUserRequest(Server.EMAIL).withUserIdAlias(USER).withName("Alice"));
        UserResponse renamed = klaim.updateUser(USER, new UpdateUserRequest().withUserId(other));
        assertThat(renamed.userId()).isEqualTo(other);
        assertThat(renamed.klaimId()).isEqualTo(created.klaimId());
        assertThat(klaim.updateUser(other, new UpdateUserRequest().withUserId(USER)).name()).isEqualTo("Alice");
    }
}
