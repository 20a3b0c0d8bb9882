import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.persona.client.Connection;
import dev.persona.client.Credential;
import dev.persona.client.gmi.ErrStatusMsg;
import dev.persona.client.gmi.GmiException;
import dev.persona.client.gmi.MeClient;
import dev.persona.client.gmi.UpdateProfileRequest;
import dev.persona.client.gmi.ValidationDetail;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that is generated from the vendor's own document, as it was given; only its host is changed. */
class GmiDocumentTest {

    private final MeClient me = new MeClient(new Connection(System.getenv("PERSONA_URL") + "/api/v1",
        Credential.bearer(System.getenv("PERSONA_ALICES_TOKEN"))));

    @Test
    void theNamesAreUpdated() {
        assertThatCode(() -> me.updateUserProfile(new UpdateProfileRequest().withFirstName("john").withLastName("doe"))).doesNotThrowAnyException();
        assertThatCode(() -> me.updateUserProfile(new UpdateProfileRequest().withLastName("doe"))).doesNotThrowAnyException();
        assertThatCode(() -> me.updateUserProfile(new UpdateProfileRequest().withFirstName("").withLastName("doe"))).doesNotThrowAnyException();
    }

    @Test
    void aRequestWithoutANameGetsTheDocumentedError() {
        assertThat(refused(new UpdateProfileRequest())).isEqualTo(
            new ErrStatusMsg("user", 3).withMessage("Either firstName or lastName must be provided in the request body."));
    }

    @Test
    void anInvalidNameGetsTheDocumentedError() {
        assertThat(refused(new UpdateProfileRequest().withFirstName("x".repeat(256)))).isEqualTo(
            new ErrStatusMsg("request", 0).withMessage("Invalid field in the request body.").withValidationDetail(List.of(
                new ValidationDetail().withField("firstName").withExpression("max").withArgument("255")
                    .withReason("firstName must be at most 255 characters long."))));
    }

    private ErrStatusMsg refused(UpdateProfileRequest request) {
        GmiException refusal = catchThrowableOfType(GmiException.class, () -> me.updateUserProfile(request));
        assertThat(refusal.status()).isEqualTo(400);
        return refusal.error();
    }
}
