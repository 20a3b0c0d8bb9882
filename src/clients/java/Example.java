import dev.persona.client.Connection;
import dev.persona.client.Credential;
import dev.persona.client.camunda.CamundaClient;
import dev.persona.client.camunda.CamundaException;
import dev.persona.client.camunda.UpdateUserProfile;
import dev.persona.client.zitadel.GetMyProfileResponse;
import dev.persona.client.zitadel.ZitadelClient;

/** What the README tells, in full. It needs PERSONA_URL, PERSONA_USER, PERSONA_TOKEN, PERSONA_KEY_NAME and PERSONA_KEY. */
final class Example {

    public static void main(String[] args) {
        String address = System.getenv("PERSONA_URL");
        String user = System.getenv("PERSONA_USER");

        // A backend changes anybody's profile, with an API key.
        Credential key = Credential.basic(System.getenv("PERSONA_KEY_NAME"), System.getenv("PERSONA_KEY"));
        CamundaClient camunda = new CamundaClient(new Connection(address, key));
        camunda.updateProfile(user, new UpdateUserProfile().withFirstName("Alice").withLastName("Liddell"));

        // Users see it in their own profile, with their own token.
        ZitadelClient zitadel = new ZitadelClient(new Connection(address, Credential.bearer(System.getenv("PERSONA_TOKEN"))));
        GetMyProfileResponse mine = zitadel.getMyProfile();
        System.out.printf("%s %s, version %s%n", mine.profile().firstName(), mine.profile().lastName(), mine.details().sequence());

        // A refusal arrives as the exception of the contract, and its body has a type.
        try {
            camunda.getUserProfile("nobody");
        } catch (CamundaException e) {
            System.out.printf("%d %s: %s%n", e.status(), e.error().type(), e.error().message());
        }
    }
}
