package dev.persona.contract;

import dev.persona.support.Api;
import dev.persona.support.People;
import org.junit.jupiter.api.Test;

class KlaimTest {

    @Test
    void anUnknownUserIsNotFound() {
        Api.get("/users/nobody").withApiKey().send().is(404, "{\"message\":\"Can not find user with the given user_id.\"}");
    }

    @Test
    void aMemberThatIsSentReplacesThatMember() {
        String id = People.create();
        Api.put("/users/" + id).withApiKey().json("{\"name\":\"tester\"}").send();
        org.assertj.core.api.Assertions.assertThat(People.mico(id).get("name").textValue()).isEqualTo("tester");
    }
}
