package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header that names an organisation, and the setting that says which one is ours. */
class ZitadelOrganisationTest {

    private static final String HEADER = "x-zitadel-orgid";
    private static final String OTHER = "69629023906488335";

    private static TestServer elsewhere;

    @BeforeAll
    static void startTheServerOfAnotherOrganisation() {
        elsewhere = TestServer.start(Map.of("ORGANISATION_ID", OTHER));
    }

    @AfterAll
    static void stopIt() {
        elsewhere.close();
    }

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.ORGANISATION, ""})
    void ourOrganisationAndNoneAreFine(String organisation) {
        String id = People.create();

        Zitadel.updated(Zitadel.put(id, Zitadel.NAMES).header(HEADER, organisation).send());

        Zitadel.read(Zitadel.get(id).header(HEADER, organisation).send(),
            "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}");
    }

    @Test
    void theSettingSaysWhichOrganisationIsOurs() {
        String id = People.create();

        assertThat(Zitadel.updated(Zitadel.put(id, Zitadel.NAMES).to(elsewhere).send()).resourceOwner()).isEqualTo(OTHER);
        assertThat(Zitadel.updated(Zitadel.put(id, Zitadel.NAMES).header(HEADER, OTHER).to(elsewhere).send()).resourceOwner())
            .isEqualTo(OTHER);
        assertThat(Zitadel.read(Zitadel.get(id).header(HEADER, OTHER).to(elsewhere).send(),
            "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}").resourceOwner()).isEqualTo(OTHER);
        Zitadel.refused(id, Zitadel.put(id, Zitadel.NAMES).header(HEADER, Zitadel.ORGANISATION).to(elsewhere), 403,
            Zitadel.OTHER_ORGANISATION);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "0" + Zitadel.ORGANISATION, "6962902390648833", "zitadel", "\"\""})
    void anotherOrganisationIsRefused(String organisation) {
        String id = People.create();
        for (String path : new String[] {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE}) {
            Zitadel.refused(id, Api.put(path).as(id).header(HEADER, organisation).json(Zitadel.NAMES), 403, Zitadel.OTHER_ORGANISATION);
            Zitadel.refused(id, Api.get(path).as(id).header(HEADER, organisation), 403, Zitadel.OTHER_ORGANISATION);
            assertThat(Api.request("HEAD", path).as(id).header(HEADER, organisation).send().status()).isEqualTo(403);
        }
    }

    @Test
    void anOrganisationThatIsTooLongForOneIsJustAnother() {
        String id = People.create();
        Zitadel.refused(id, Zitadel.put(id, Zitadel.NAMES).header(HEADER, "6".repeat(256)), 403, Zitadel.OTHER_ORGANISATION);
    }

    @Test
    void theHeadersNameIsWrittenInAnyCase() {
        String id = People.create();
        Zitadel.refused(id, Zitadel.put(id, Zitadel.NAMES).header("X-Zitadel-OrgId", OTHER), 403, Zitadel.OTHER_ORGANISATION);
    }

    @Test
    void anotherOrganisationBesideOursIsRefused() {
        String id = People.create();
        Zitadel.refused(id, Zitadel.put(id, Zitadel.NAMES).header(HEADER, Zitadel.ORGANISATION).header(HEADER, OTHER), 403,
            Zitadel.OTHER_ORGANISATION);
        Zitadel.refused(id, Zitadel.put(id, Zitadel.NAMES).header(HEADER, "").header(HEADER, OTHER), 403, Zitadel.OTHER_ORGANISATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{}", "{\"firstName\":1}"})
    void theOrganisationIsCheckedBeforeTheBodyIs(String body) {
        String id = People.create();
        Zitadel.refused(id, Zitadel.put(id, body).header(HEADER, OTHER), 403, Zitadel.OTHER_ORGANISATION);
    }

    @Test
    void theOrganisationIsCheckedBeforeTheRecordIs() {
        String nobody = "nobody-" + People.create();

        Zitadel.put(nobody, Zitadel.NAMES).header(HEADER, OTHER).send().is(403, Zitadel.OTHER_ORGANISATION);
        Zitadel.get(nobody).header(HEADER, OTHER).send().is(403, Zitadel.OTHER_ORGANISATION);
    }

    // Credentials.

    @Test
    void credentialsAreCheckedBeforeTheOrganisationIs() {
        String id = People.create();

        Zitadel.refused(id, Api.put(Zitadel.PROFILE).header(HEADER, OTHER).json(Zitadel.NAMES), 401, Zitadel.TOKEN_MISSING);
        Zitadel.refused(id, Api.get(Zitadel.PROFILE).header(HEADER, OTHER), 401, Zitadel.TOKEN_MISSING);
        Zitadel.refused(id, Api.put(Zitadel.PROFILE).bearer(Tokens.expired(id)).header(HEADER, OTHER).json("{"), 401,
            Zitadel.TOKEN_INVALID);
    }

    @Test
    void anApiKeyIsTheWrongCredentialForWhicheverOrganisation() {
        Api.get(Zitadel.PROFILE).withApiKey().header(HEADER, OTHER).send().is(401, Zitadel.TOKEN_INVALID);
    }

    // Methods, media types, sizes.

    @Test
    void theMethodIsCheckedBeforeTheOrganisationIs() {
        String id = People.create();
        Zitadel.refused(id, Api.post(Zitadel.PROFILE).as(id).header(HEADER, OTHER).json(Zitadel.NAMES), 405,
            Zitadel.error(12, "The method is not allowed for this resource.")).has("Allow", "GET, HEAD, PUT");
    }

    @Test
    void anotherOrganisationWithoutAContentTypeIsRefusedForOneOfTheTwo() {
        String id = People.create();
        byte[] body = Zitadel.NAMES.getBytes(StandardCharsets.UTF_8);
        // Credentials and the organisation come before or after the content type, whichever way; neither lets the request through.
        assertThat(Api.put(Zitadel.PROFILE).as(id).header(HEADER, OTHER).body(body).send().status()).isIn(403, 415);
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    // What others see.

    @Test
    void theHeaderMeansNothingToTheOtherContracts() {
        String id = People.create();

        assertThat(Api.get("/me/profile").as(id).header(HEADER, OTHER).send().status()).isEqualTo(200);
        assertThat(Api.get("/v1/users").as(id).header(HEADER, OTHER).send().status()).isEqualTo(200);
        assertThat(Api.get("/user/" + id + "/profile").withApiKey().header(HEADER, OTHER).send().status()).isEqualTo(200);
        assertThat(Api.get("/users/" + id).withApiKey().header(HEADER, OTHER).send().status()).isEqualTo(200);
    }
}
