package dev.persona.contract;

import static dev.persona.support.Camunda.creationOf;
import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profile;
import static dev.persona.support.Camunda.profilePath;
import static dev.persona.support.Camunda.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.security.ApiKeys;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamundaCredentialsTest {

    // Credentials.

    static Stream<UnaryOperator<Api>> good() {
        String name = TestServer.shared().apiKeyName();
        String key = TestServer.shared().apiKey();
        return Stream.of(
            api -> api.basic(name, key),
            api -> api.header("Authorization", "basic " + base64(name + ":" + key)),
            api -> api.bearer(key),
            api -> api.header("Authorization", "bearer " + key));
    }

    @ParameterizedTest
    @MethodSource("good")
    void anApiKeyMayDoEverything(UnaryOperator<Api> credential) {
        String id = Camunda.newId();
        credential.apply(Api.post("/user/create")).json(creationOf(id)).send().isEmpty(204);
        credential.apply(Api.put(profilePath(id))).json("{\"firstName\":\"John\"}").send().isEmpty(204);
        credential.apply(Api.get(profilePath(id))).send().is(200, profile(id, "John", null, null));
        credential.apply(Api.delete(user(id))).send().isEmpty(204);
    }

    static Stream<Arguments> bad() {
        String name = TestServer.shared().apiKeyName();
        String key = TestServer.shared().apiKey();
        ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
        String otherName = "other-" + UUID.randomUUID();
        keys.create(otherName);
        return Stream.of(
            bad("nothing", api -> api),
            bad("nonsense", api -> api.bearer("x")),
            bad("three segments of nonsense", api -> api.bearer("x.y.z")),
            bad("a scheme alone", api -> api.header("Authorization", "Bearer")),
            bad("a key without scheme", api -> api.header("Authorization", key)),
            bad("another scheme", api -> api.header("Authorization", "Digest " + key)),
            bad("an unknown key", api -> api.bearer("persona_" + "x".repeat(43))),
            bad("a key with something after it", api -> api.bearer(key + "x")),
            bad("a key in another case", api -> api.bearer(key.toUpperCase(Locale.ROOT))),
            bad("an unknown key's name", api -> api.basic("nobody", key)),
            bad("another key's name", api -> api.basic(otherName, key)),
            bad("a name in another case", api -> api.basic(name.toUpperCase(Locale.ROOT), key)),
            bad("no name", api -> api.basic("", key)),
            bad("a name with a blank", api -> api.basic(name + " ", key)),
            bad("a wrong password", api -> api.basic(name, "secret")),
            bad("no password", api -> api.basic(name, "")),
            bad("name and key the wrong way round", api -> api.basic(key, name)),
            bad("no colon", api -> api.header("Authorization", "Basic " + base64(key))),
            bad("no Base64", api -> api.header("Authorization", "Basic " + name + ":" + key)),
            bad("two credentials", api -> api.bearer(key).basic(name, key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void withoutGoodCredentialsNothingIsDone(String what, UnaryOperator<Api> credential) {
        String id = People.create();
        String newId = Camunda.newId();
        unauthorized(credential.apply(Api.get(profilePath(id))).send());
        unauthorized(credential.apply(Api.put(profilePath(id))).json("{}").send());
        unauthorized(credential.apply(Api.delete(user(id))).send());
        unauthorized(credential.apply(Api.post("/user/create")).json(creationOf(newId)).send());
        unauthorized(credential.apply(Api.get("/engine-rest" + profilePath(id))).send());
        unauthorized(credential.apply(Api.get(profilePath(newId))).send());
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
        Api.get(profilePath(newId)).withApiKey().send().is(404, Camunda.unknownUser(newId));
    }

    @Test
    void aTokenThatIsNotValidIsRefused() {
        String id = People.create();
        for (String token : List.of(Tokens.expired(id), Tokens.forged(id), Tokens.sign(Tokens.claims("").build()),
            Tokens.sign(Tokens.claims("x".repeat(256)).build()), Tokens.sign(Tokens.claims(id).subject(null).build()),
            Tokens.sign(Tokens.claims(id).expirationTime(null).build()))) {
            unauthorized(Api.get(profilePath(id)).bearer(token).send());
            unauthorized(Api.put(profilePath(id)).bearer(token).json("{}").send());
            unauthorized(Api.delete(user(id)).bearer(token).send());
            unauthorized(Api.post("/user/create").bearer(token).json(creationOf(Camunda.newId())).send());
        }
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void aTokenInAnotherPlaceIsNoCredential() {
        String id = People.create();
        unauthorized(Api.get(profilePath(id)).header("Authentication", Tokens.of(id)).send());
        unauthorized(Api.get(profilePath(id)).basic(id, Tokens.of(id)).send());
        unauthorized(Api.get(profilePath(id) + "?access_token=" + Tokens.of(id)).send());
    }

    @Test
    void credentialsAreAskedForBeforeTheRequestIsLookedAt() {
        unauthorized(Api.put("/user/" + "x".repeat(256) + "/profile").json("{}").send());
        unauthorized(Api.put("/user/%FF/profile").json("{}").send());
        unauthorized(Api.put(profilePath(Camunda.newId())).json("{").send());
        unauthorized(Api.post("/user/create").send());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevokedKeyIsRefusedWithinASecond(boolean basic) {
        String id = People.create();
        String name = "revoked-" + UUID.randomUUID();
        ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
        String key = keys.create(name);
        Api request = basic ? Api.get(profilePath(id)).basic(name, key) : Api.get(profilePath(id)).bearer(key);
        request.send().is(200, newcomer(id));
        assertThat(keys.revoke(name)).isTrue();
        // One second, and one more for a slow machine.
        Instant deadline = Instant.now().plusSeconds(2);
        Answer answer = request.send();
        while (answer.status() != 401 && Instant.now().isBefore(deadline)) {
            answer = request.send();
        }
        unauthorized(answer);
    }

    @Test
    void aKeyThatWasRevokedBeforeItsFirstUseIsRefused() {
        String id = People.create();
        String name = "revoked-" + UUID.randomUUID();
        ApiKeys keys = TestServer.shared().bean(ApiKeys.class);
        String key = keys.create(name);
        keys.revoke(name);
        unauthorized(Api.delete(user(id)).bearer(key).send());
        unauthorized(Api.delete(user(id)).basic(name, key).send());
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void aUserMayReadAndChangeTheirOwnProfile() {
        String id = People.create();
        Api.get(profilePath(id)).as(id).send().is(200, newcomer(id)).has("Cache-Control", "no-cache");
        Api.put(profilePath(id)).as(id).json(profile(id, "John", "Doe", id)).send().isEmpty(204);
        Api.get("/engine-rest/engine/default" + profilePath(id)).as(id).send().is(200, profile(id, "John", "Doe", id));
    }

    @Test
    void toAUserEverybodyElseDoesNotExist() {
        String id = People.create();
        String other = People.create();
        for (String foreign : List.of(other, Camunda.newId(), other.toUpperCase(Locale.ROOT), other + " ")) {
            Api.get(profilePath(foreign)).as(id).send().is(404, Camunda.unknownUser(foreign));
            Api.put(profilePath(foreign)).as(id).json(profile(foreign, "John", "Doe", null)).send().is(404, Camunda.unknownUser(foreign));
            Api.put(profilePath(foreign)).as(id).json(profile(foreign, null, null, People.email(id))).send()
                .is(404, Camunda.unknownUser(foreign));
            Api.put(profilePath(foreign)).as(id).json("{\"id\":\"" + id + "\"}").send()
                .is(400, Camunda.invalid("id must equal the id in the path."));
            Api.put(profilePath(foreign)).as(id).json("{\"email\":1}").send().is(400, Camunda.invalid("email must be a string."));
        }
        Api.get(profilePath(other)).withApiKey().send().is(200, newcomer(other));
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void aUserMayNotNameSomebodyElseInTheBody() {
        String id = People.create();
        String other = People.create();
        Api.put(profilePath(id)).as(id).json(profile(other, "John", "Doe", null)).send()
            .is(400, Camunda.invalid("id must equal the id in the path."));
        Api.get(profilePath(other)).withApiKey().send().is(200, newcomer(other));
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void aUserMayNotTakeTheAddressOfSomebodyElse() {
        String id = People.create();
        Api.put(profilePath(id)).as(id).json(profile(id, null, null, People.email(People.create()))).send()
            .is(400, Camunda.taken("email is already used by another user."));
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void aTokenWhoseUserDoesNotExistFindsNobody() {
        String id = Camunda.newId();
        Api.get(profilePath(id)).as(id).send().is(404, Camunda.unknownUser(id));
        Api.put(profilePath(id)).as(id).json("{}").send().is(404, Camunda.unknownUser(id));
    }

    @Test
    void aUserMayNeitherCreateNorDelete() {
        String id = People.create();
        String other = People.create();
        String newId = Camunda.newId();
        for (String caller : List.of(id, newId)) {
            Api.delete(user(id)).as(caller).send().is(403, Camunda.NEEDS_API_KEY);
            Api.delete(user(other)).as(caller).send().is(403, Camunda.NEEDS_API_KEY);
            Api.delete(user(newId)).as(caller).send().is(403, Camunda.NEEDS_API_KEY);
            Api.post("/user/create").as(caller).json(creationOf(newId)).send().is(403, Camunda.NEEDS_API_KEY);
            Api.post("/user/create").as(caller).json("{").send().is(403, Camunda.NEEDS_API_KEY);
        }
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
        Api.get(profilePath(other)).withApiKey().send().is(200, newcomer(other));
        Api.get(profilePath(newId)).withApiKey().send().is(404, Camunda.unknownUser(newId));
    }

    private static void unauthorized(Answer answer) {
        answer.is(401, Camunda.UNAUTHORIZED).has("WWW-Authenticate", "Basic realm=\"default\"");
    }

    private static Arguments bad(String what, UnaryOperator<Api> credential) {
        return Arguments.of(what, credential);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
