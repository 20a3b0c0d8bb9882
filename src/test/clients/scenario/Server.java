import dev.persona.client.Connection;
import dev.persona.client.Credential;
import java.util.Objects;

/** The server that the check started, seen by those who may call it. */
final class Server {

    /** A user who does not exist yet; {@link #user} has their token. */
    static final String USER = get("PERSONA_USER");
    static final String EMAIL = USER + "@example.org";

    private Server() {
    }

    static Connection user() {
        return connection("", Credential.bearer(get("PERSONA_TOKEN")));
    }

    /** Somebody with a good token and without a record. */
    static Connection nobody() {
        return connection("", Credential.bearer(() -> get("PERSONA_NOBODYS_TOKEN")));
    }

    static Connection stranger() {
        return connection("", Credential.none());
    }

    /** A backend, with an API key as bearer token. */
    static Connection backend() {
        return connection("", Credential.bearer(get("PERSONA_KEY")));
    }

    /** A Camunda client, with an API key as Basic password. */
    static Connection engine(String mount) {
        return connection(mount, Credential.basic(get("PERSONA_KEY_NAME"), get("PERSONA_KEY")));
    }

    /** The user at a server whose Camunda contract is read-only. */
    static Connection readOnly() {
        return new Connection(get("PERSONA_READ_ONLY_URL"), Credential.bearer(get("PERSONA_TOKEN")));
    }

    static Connection connection(String mount, Credential credential) {
        return new Connection(get("PERSONA_URL") + mount, credential);
    }

    private static String get(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
