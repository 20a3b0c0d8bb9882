package dev.persona.contract;

import static dev.persona.support.Camunda.newcomer;
import static dev.persona.support.Camunda.profilePath;
import static dev.persona.support.Camunda.user;

import dev.persona.support.Api;
import dev.persona.support.Camunda;
import dev.persona.support.People;
import dev.persona.support.Tokens;
import org.junit.jupiter.api.Test;

class CamundaDeleteTest {

    // Success.

    @Test
    void aUserIsDeletedAlone() {
        String id = People.create();
        String other = People.create();
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
        Api.put(profilePath(id)).withApiKey().json("{}").send().is(404, Camunda.unknownUser(id));
        Api.get(profilePath(other)).withApiKey().send().is(200, newcomer(other));
    }

    @Test
    void aDeletionMayBeRepeated() {
        String id = People.create();
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
    }

    @Test
    void anUnknownUserCountsAsDeleted() {
        Api.delete(user(Camunda.newId())).withApiKey().send().isEmpty(204);
    }

    @Test
    void theIdMayBeGivenAwayAfterwards() {
        String id = People.create();
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
        Api.post("/user/create").withApiKey().json(Camunda.creation(newcomer(id))).send().isEmpty(204);
        Api.get(profilePath(id)).withApiKey().send().is(200, newcomer(id));
    }

    @Test
    void idsThatAreWordsOfTheAddressesAreIdsLikeAnyOther() {
        for (String id : new String[] {"create", "profile"}) {
            Api.post("/user/create").withApiKey().json(Camunda.creationOf(id)).send().isEmpty(204);
            Api.put(profilePath(id)).withApiKey().json("{\"firstName\":\"John\"}").send().isEmpty(204);
            Api.get(profilePath(id)).withApiKey().send().is(200, Camunda.profile(id, "John", null, null));
            Api.delete(user(id)).withApiKey().send().isEmpty(204);
            Api.get(profilePath(id)).withApiKey().send().is(404, Camunda.unknownUser(id));
        }
    }

    // What others see.

    @Test
    void aDeletedUserIsGoneForAllContracts() {
        String id = People.create();
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
        Api.get("/users/" + id).withApiKey().send().is(404, "{\"message\":\"Can not find user with the given user_id.\"}");
        Api.get("/me/profile").as(id).send().is(401, "{\"group\":\"auth\",\"code\":401,\"message\":\"Unauthorized.\"}");
        Api.get("/v1/users").header("Authentication", Tokens.of(id)).send()
            .is(400, "{\"responses\":{\"code\":400,\"data\":null,\"isError\":true,\"message\":\"user not found\"}}");
        Api.get("/users/me/profile").as(id).send().is(400, "{\"code\":9,\"message\":\"Profile not found (COMMAND-3M9sd)\",\"details\":[{"
            + "\"@type\":\"type.googleapis.com/zitadel.v1.ErrorDetail\",\"id\":\"COMMAND-3M9sd\",\"message\":\"Profile not found\"}]}");
    }

    @Test
    void theTokensOfADeletedUserAreOfNoUse() {
        String id = People.create();
        Api.delete(user(id)).withApiKey().send().isEmpty(204);
        Api.get(profilePath(id)).as(id).send().is(404, Camunda.unknownUser(id));
        Api.put(profilePath(id)).as(id).json("{}").send().is(404, Camunda.unknownUser(id));
    }
}
