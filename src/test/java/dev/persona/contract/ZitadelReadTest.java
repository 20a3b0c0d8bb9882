package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import dev.persona.support.Zitadel.Details;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZitadelReadTest {

    private static final String AS_CREATED = "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}";

    // Success.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void aNewPersonHasSequenceOneAndWhatTheyWereCreatedWith(String path) {
        Details details = Zitadel.read(Api.get(path).as(People.create()).send(), AS_CREATED);

        assertThat(details.sequence()).isEqualTo(1);
        assertThat(details.changeDate()).isEqualTo(details.creationDate());
        assertThat(details.resourceOwner()).isEqualTo(Zitadel.ORGANISATION);
    }

    @Test
    void aPersonWithoutAnyMemberHasAnEmptyProfile() {
        String id = People.create();
        Api.put("/user/" + id + "/profile").withApiKey().json("{\"id\":\"" + id + "\"}").send();

        Zitadel.read(Zitadel.get(id).send(), "{}");
    }

    @Test
    void aMemberThatIsEmptyIsLeftOut() {
        String id = People.create();
        Api.put("/user/" + id + "/profile").withApiKey().json("{\"firstName\":\"\",\"lastName\":\"\"}").send();
        Api.put("/users/" + id).withApiKey().json("{\"name\":\"\"}").send();

        Zitadel.read(Zitadel.get(id).send(), "{}");
    }

    @Test
    void readingChangesNothing() {
        String id = People.create();

        assertThat(Zitadel.read(Zitadel.get(id).send(), AS_CREATED)).isEqualTo(Zitadel.read(Zitadel.get(id).send(), AS_CREATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void headIsAnsweredLikeGetWithoutTheBody(String path) {
        String id = People.create();
        Answer get = Api.get(path).as(id).send();

        Answer head = Api.request("HEAD", path).as(id).send();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void aUserWhoDoesNotExistHasNoProfile(String path) {
        String nobody = "nobody-" + People.create();

        Api.get(path).as(nobody).send().is(400, Zitadel.PROFILE_NOT_FOUND);
        assertThat(Api.request("HEAD", path).as(nobody).send().status()).isEqualTo(400);
    }

    @Test
    void aPersonWhoWasDeletedHasNoProfile() {
        String id = People.create();
        Api.delete("/user/" + id).withApiKey().send();

        Zitadel.get(id).send().is(400, Zitadel.PROFILE_NOT_FOUND);
    }

    // Credentials.

    @ParameterizedTest
    @ValueSource(strings = {Zitadel.PROFILE, Zitadel.MOUNTED_PROFILE})
    void aRequestWithoutATokenIsRefused(String path) {
        Api.get(path).send().is(401, Zitadel.TOKEN_MISSING).has("WWW-Authenticate", "Bearer");
        Answer head = Api.request("HEAD", path).send();
        assertThat(head.status()).isEqualTo(401);
        assertThat(head.body()).isEmpty();
        head.has("WWW-Authenticate", "Bearer");
    }

    @Test
    void aTokenThatIsNotGoodIsRefused() {
        String id = People.create();
        for (String token : new String[] {Tokens.expired(id), Tokens.forged(id),
            Tokens.sign(Tokens.claims(id).expirationTime(null).build()), Tokens.of("x".repeat(256)), "nonsense"}) {
            Api.get(Zitadel.PROFILE).bearer(token).send().is(401, Zitadel.TOKEN_INVALID).has("WWW-Authenticate", "Bearer");
        }
    }

    @Test
    void anApiKeyIsNoUser() {
        Api.get(Zitadel.PROFILE).withApiKey().send().is(401, Zitadel.TOKEN_INVALID).has("WWW-Authenticate", "Bearer");
    }

    @Test
    void theSchemeOfTheTokenIsWrittenInAnyCase() {
        String id = People.create();

        Zitadel.read(Api.get(Zitadel.PROFILE).header("Authorization", "bEARER " + Tokens.of(id)).send(), AS_CREATED);
    }

    // Methods, media types, sizes.

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/grpc", "application/json;q=0"})
    void aCallerWhoDoesNotTakeJsonIsRefused(String accept) {
        Zitadel.get(People.create()).header("Accept", accept).send()
            .is(406, Zitadel.error(3, "The response is available as application/json only."));
    }

    @Test
    void aBodyOverTheLimitIsRefusedThoughNoneIsExpected() {
        Zitadel.get(People.create()).json(" ".repeat(65537)).send()
            .is(413, Zitadel.error(8, "The request body is larger than 65536 bytes."));
    }

    // What others see.

    @Test
    void whatTheOtherContractsWriteIsShownAndCounted() {
        String id = People.create();
        Details created = Zitadel.read(Zitadel.get(id).send(), AS_CREATED);

        Api.patch("/me/profile").as(id).json("{\"firstName\":\"Bob\"}").send();
        Details second = Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Bob\",\"lastName\":\"Liddell\"}");

        Api.put("/v1/users/profile").as(id).json("""
            {"name":"Bobby","birthdate":"1852-05-04T00:00:00Z","gender":"male"}""").send();
        Details third = Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"Bob\",\"lastName\":\"Liddell\",\"displayName\":\"Bobby\",\"gender\":\"GENDER_MALE\"}");

        Api.put("/user/" + id + "/profile").withApiKey().json("{\"firstName\":\"Rob\"}").send();
        Details fourth = Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"Rob\",\"displayName\":\"Bobby\",\"gender\":\"GENDER_MALE\"}");

        Api.put("/users/" + id).withApiKey().json("{\"name\":\"Robby\"}").send();
        Details fifth = Zitadel.read(Zitadel.get(id).send(),
            "{\"firstName\":\"Rob\",\"displayName\":\"Robby\",\"gender\":\"GENDER_MALE\"}");

        assertThat(new long[] {created.sequence(), second.sequence(), third.sequence(), fourth.sequence(), fifth.sequence()})
            .containsExactly(1, 2, 3, 4, 5);
        assertThat(new Instant[] {created.changeDate(), second.changeDate(), third.changeDate(), fourth.changeDate(),
            fifth.changeDate()}).isSorted().doesNotHaveDuplicates();
        assertThat(fifth.creationDate()).isEqualTo(created.creationDate());
    }

    @Test
    void aChangeThatIsNotShownHereMovesTheSequenceAllTheSame() {
        String id = People.create();

        Api.put("/users/" + id).withApiKey().json("{\"metadata\":{\"plan\":\"pro\"}}").send();

        assertThat(Zitadel.read(Zitadel.get(id).send(), AS_CREATED).sequence()).isEqualTo(2);
    }

    @Test
    void aNameThatIsLongerThanTheUpdateTakesIsShownWhole() {
        String id = People.create();
        String name = "x".repeat(255);
        Api.patch("/me/profile").as(id).json("{\"firstName\":\"" + name + "\"}").send();

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"" + name + "\",\"lastName\":\"Liddell\"}");
    }

    @Test
    void aDisplayNameDoesNotFollowANameThatAnotherContractChanges() {
        String id = People.create();
        Zitadel.updated(Zitadel.put(id, Zitadel.NAMES).send());

        Api.patch("/me/profile").as(id).json("{\"firstName\":\"Bob\"}").send();

        Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Bob\",\"lastName\":\"Liddell\",\"displayName\":\"Alice Liddell\"}");
    }
}
