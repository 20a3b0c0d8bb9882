package dev.persona.profile;

import static dev.persona.support.Updates.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One record behind five contracts: what one of them writes, the others read next. */
class OnePersonTest {

    private static final String BIRTHDATE = "\"2021-09-22T03:23:23.275Z\"";

    private static final Map<String, Function<String, JsonNode>> READERS = Map.of("mico", People::mico, "gmi", People::gmi,
        "zitadel", People::zitadel, "camunda", People::camunda, "klaim", People::klaim);

    private static final Map<String, BiFunction<String, String, Api>> WRITERS = Map.of("mico", Updates::mico, "gmi", Updates::gmi,
        "zitadel", Updates::zitadel, "camunda", Updates::camunda, "klaim", Updates::klaim);

    /** Where each contract shows each member of the record. */
    private static final Map<String, Map<String, String>> SHOWN = Map.of(
        "userId", Map.of("mico", "/_id", "gmi", "/id", "camunda", "/id", "klaim", "/user_id"),
        "firstName", Map.of("gmi", "/firstName", "zitadel", "/profile/firstName", "camunda", "/firstName"),
        "lastName", Map.of("gmi", "/lastName", "zitadel", "/profile/lastName", "camunda", "/lastName"),
        "displayName", Map.of("mico", "/name", "zitadel", "/profile/displayName", "klaim", "/name"),
        "nickName", Map.of("zitadel", "/profile/nickName"),
        "email", Map.of("mico", "/email", "gmi", "/email", "camunda", "/email", "klaim", "/email"),
        "preferredLanguage", Map.of("zitadel", "/profile/preferredLanguage"),
        "birthdate", Map.of("mico", "/birthdate"),
        "metadata", Map.of("klaim", "/metadata"));

    /** A body through which each contract sets one member to %s and nothing else, for a person whose other members are as {@link #complete} made them. */
    static Stream<List<String>> writes() {
        String mico = "{'name':'Alice','birthdate':'2000-01-01T00:00:00Z','gender':'female'}";
        String zitadel = "{'firstName':'A','lastName':'L','nickName':'Al','displayName':'Alice','preferredLanguage':'en','gender':'GENDER_FEMALE'}";
        String camunda = "{'firstName':'A','lastName':'L','email':'a@%id'}";
        return Stream.of(
            List.of("klaim", "userId", "{'user_id':%s}", "\"new-%id\""),
            List.of("gmi", "firstName", "{'firstName':%s}", "\"Zo\u00EB\""),
            List.of("zitadel", "firstName", zitadel.replace("'A'", "%s"), "\"Zo\u00EB\""),
            List.of("camunda", "firstName", camunda.replace("'A'", "%s"), "\"Zo\u00EB\""),
            List.of("gmi", "lastName", "{'lastName':%s}", "\"\uD83E\uDD8A\""),
            List.of("zitadel", "lastName", zitadel.replace("'L'", "%s"), "\"\uD83E\uDD8A\""),
            List.of("camunda", "lastName", camunda.replace("'L'", "%s"), "\"\uD83E\uDD8A\""),
            List.of("mico", "displayName", mico.replace("'Alice'", "%s"), "\" tester \""),
            List.of("zitadel", "displayName", zitadel.replace("'Alice'", "%s"), "\" tester \""),
            List.of("klaim", "displayName", "{'name':%s}", "\" tester \""),
            List.of("zitadel", "nickName", zitadel.replace("'Al'", "%s"), "\"Ally\""),
            List.of("camunda", "email", camunda.replace("'a@%id'", "%s"), "\"New@%id\""),
            List.of("klaim", "email", "{'email':%s}", "\"New@%id\""),
            List.of("zitadel", "preferredLanguage", zitadel.replace("'en'", "%s"), "\"de-CH\""),
            List.of("mico", "birthdate", mico.replace("'2000-01-01T00:00:00Z'", "%s"), BIRTHDATE),
            List.of("klaim", "metadata", "{'metadata':%s}", "{\"a\":[1]}"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void whatOneContractWritesEveryOtherReadsNext(List<String> write) {
        String id = complete();
        String value = write.get(3).replace("%id", id);
        String idAfter = write.get(1).equals("userId") ? "new-" + id : id;
        Map<String, JsonNode> before = views(id);
        Answer answer = WRITERS.get(write.get(0)).apply(id, write.get(2).replace('\'', '"').replace("%id", id).replace("%s", value)).send();
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        Map<String, String> shown = SHOWN.get(write.get(1));
        views(idAfter).forEach((contract, view) -> {
            if (shown.containsKey(contract)) {
                assertThat(view.at(shown.get(contract))).as(contract).isEqualTo(parsed(value));
            }
            assertThat(without(shown.get(contract), view)).as(contract).isEqualTo(without(shown.get(contract), before.get(contract)));
        });
        assertThat(People.sequence(idAfter)).isEqualTo(Long.parseLong(before.get("zitadel").at("/details/sequence").textValue()) + 1);
    }

    @Test
    void aNewPersonHasOnlyWhatWasSent() {
        String id = People.create();
        assertThat(People.mico(id)).isEqualTo(parsed("{\"_id\":\"" + id + "\",\"name\":null,\"gender\":null,\"birthdate\":null,\"email\":\""
            + People.email(id) + "\"}"));
        assertThat(People.zitadel(id).get("profile")).isEqualTo(parsed("{\"firstName\":\"Alice\",\"lastName\":\"Liddell\"}"));
        assertThat(People.klaim(id).get("name").isNull()).isTrue();
        assertThat(People.klaim(id).get("metadata")).isEmpty();
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void allContractsAgreeOnTheTimeOfCreation() {
        String id = complete();
        JsonNode details = People.zitadel(id).get("details");
        JsonNode klaim = People.klaim(id);
        assertThat(Instant.parse(details.get("creationDate").textValue())).isEqualTo(Instant.ofEpochMilli(klaim.get("created_at").longValue()));
        assertThat(klaim.get("klaim_id").textValue()).startsWith(klaim.get("created_at") + "_");
        assertThat(Instant.parse(details.get("changeDate").textValue())).isAfter(Instant.parse(details.get("creationDate").textValue()));
    }

    // Gender is free text for Mico and one of four names for ZITADEL.

    @ParameterizedTest
    @CsvSource({"female, GENDER_FEMALE", "male, GENDER_MALE", "diverse, GENDER_DIVERSE", "FEMALE, GENDER_FEMALE", "Male, GENDER_MALE", "robot,",
        "' male',", "weiblich,", "GENDER_MALE,"})
    void zitadelReadsMicosGenderWhereItHasANameForIt(String text, String name) {
        String id = People.create();
        mico(id, text);
        assertThat(People.mico(id).get("gender").textValue()).isEqualTo(text);
        assertThat(People.zitadel(id).at("/profile/gender").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Female, GENDER_FEMALE, Female",
        "Female, GENDER_MALE, male",
        "DIVERSE, GENDER_UNSPECIFIED,",
        "robot, GENDER_UNSPECIFIED, robot",
        "robot, GENDER_DIVERSE, diverse",
        "male, GENDER_FEMALE, female",
    })
    void zitadelWritesOverMicosGenderOnlyWhatItMeansToChange(String stored, String written, String left) {
        String id = complete();
        mico(id, stored);
        assertThat(zitadel(id, written).status()).isEqualTo(200);
        long sequence = People.sequence(id);
        assertThat(People.mico(id).get("gender").textValue()).isEqualTo(left);
        zitadel(id, written);
        assertThat(People.sequence(id)).isEqualTo(sequence);
    }

    // An update that is repeated.

    static Stream<List<String>> updates() {
        return Stream.of(
            List.of("mico", "{'name':'N','birthdate':'2021-09-22T10:23:23.275000001+07:00','gender':'Male'}"),
            List.of("gmi", "{'firstName':'F','lastName':''}"),
            List.of("zitadel", "{'firstName':'F','lastName':'N','preferredLanguage':'EN_us','gender':'GENDER_DIVERSE'}"),
            List.of("zitadel", "{'firstName':'F','lastName':'N'}"),
            List.of("camunda", "{'firstName':'F','email':'New@%id'}"),
            List.of("camunda", "{}"),
            List.of("klaim", "{'name':'','email':'New@%id','metadata':{'b':1.50,'a':[1e3,{'d':null,'c':-0.0}]}}"),
            List.of("klaim", "{'user_id':'%id','metadata':{}}"));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void aRepeatedUpdateSucceedsTheSameWayAndChangesNothing(List<String> update) {
        String id = complete();
        String body = update.get(1).replace('\'', '"').replace("%id", id);
        BiFunction<String, String, Api> writer = WRITERS.get(update.get(0));
        long before = People.sequence(id);
        Answer first = writer.apply(id, body).send();
        Map<String, JsonNode> after = views(id);
        assertThat(first.status()).as(first.body()).isBetween(200, 204);
        assertThat(People.sequence(id)).isEqualTo(before + 1);
        for (int repetition = 0; repetition < 3; repetition++) {
            Answer repeated = writer.apply(id, body).send();
            assertThat(repeated.status()).isEqualTo(first.status());
            assertThat(repeated.body()).isEqualTo(first.body());
            // The details of ZITADEL are among the views: neither sequence nor changeDate moved.
            assertThat(views(id)).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("updates")
    void everyChangeMovesTheSequenceByOneAndTheChangeDateForward(List<String> update) {
        String id = complete();
        String body = update.get(1).replace('\'', '"').replace("%id", id);
        JsonNode before = People.zitadel(id).get("details");
        WRITERS.get(update.get(0)).apply(id, body).send();
        JsonNode after = People.zitadel(id).get("details");
        assertThat(after.get("sequence").textValue()).isEqualTo(String.valueOf(Long.parseLong(before.get("sequence").textValue()) + 1));
        assertThat(Instant.parse(after.get("changeDate").textValue())).isAfter(Instant.parse(before.get("changeDate").textValue()));
        assertThat(after.get("creationDate")).isEqualTo(before.get("creationDate"));
        assertThat(after.get("resourceOwner")).isEqualTo(before.get("resourceOwner"));
    }

    @Test
    void whatIsStoredAlreadyIsNoChangeThroughAnyContract() {
        String id = complete();
        Map<String, JsonNode> before = views(id);
        mico(id, "female");
        Updates.gmi(id, "{\"firstName\":\"A\",\"lastName\":\"L\"}").send();
        zitadel(id, "GENDER_FEMALE");
        Updates.camunda(id, "{\"id\":\"" + id + "\",\"firstName\":\"A\",\"lastName\":\"L\",\"email\":\"a@" + id + "\"}").send();
        Updates.klaim(id, "{\"user_id\":\"" + id + "\",\"name\":\"Alice\",\"email\":\"a@" + id + "\",\"metadata\":{\"n\":1}}").send();
        assertThat(views(id)).isEqualTo(before);
    }

    /** A person with every member set that a contract can set. */
    private static String complete() {
        String id = People.create();
        mico(id, "female");
        zitadel(id, "GENDER_FEMALE");
        Updates.klaim(id, "{\"email\":\"a@" + id + "\",\"metadata\":{\"n\":1}}").send();
        return id;
    }

    private static Answer mico(String id, String gender) {
        return Updates.mico(id, "{\"name\":\"Alice\",\"birthdate\":\"2000-01-01T00:00:00Z\",\"gender\":\"" + gender + "\"}").send();
    }

    private static Answer zitadel(String id, String gender) {
        return Updates.zitadel(id, "{\"firstName\":\"A\",\"lastName\":\"L\",\"nickName\":\"Al\",\"displayName\":\"Alice\",\"preferredLanguage\":\"en\","
            + "\"gender\":\"" + gender + "\"}").send();
    }

    private static Map<String, JsonNode> views(String id) {
        return READERS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, reader -> reader.getValue().apply(id)));
    }

    /** A view without the member that was changed and without what every change moves. */
    private static JsonNode without(String pointer, JsonNode view) {
        ObjectNode rest = view.deepCopy();
        if (pointer != null) {
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) rest.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
        }
        rest.remove("details");
        return rest;
    }
}
