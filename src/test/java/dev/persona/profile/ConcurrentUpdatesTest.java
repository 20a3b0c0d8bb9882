package dev.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Sixteen callers at once; each race is run several times, since chance decides who meets whom. */
class ConcurrentUpdatesTest {

    private static final int THREADS = 16;
    private static final String EMAIL_TAKEN = "{\"message\":\"Email already exists\"}";
    private static final String ID_TAKEN = "{\"message\":\"User ID already exists\"}";
    private static final String UNKNOWN = "{\"message\":\"Can not find user with the given user_id.\"}";

    @RepeatedTest(10)
    void updatesOfDifferentMembersAllSurvive() {
        String id = People.create();
        List<Api> writers = List.of(
            Updates.mico(id, "{\"name\":\"N\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"gender\":\"robot\"}"),
            Updates.gmi(id, "{\"firstName\":\"F\"}"),
            Updates.gmi(id, "{\"lastName\":\"L\"}"),
            Updates.klaim(id, "{\"email\":\"E@" + id + "\"}"),
            Updates.klaim(id, "{\"metadata\":{\"m\":1}}"));
        List<Answer> answers = atOnce(i -> writers.get(i % writers.size()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        assertThat(People.mico(id).toString()).isEqualTo("{\"_id\":\"" + id
            + "\",\"name\":\"N\",\"gender\":\"robot\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"email\":\"E@" + id + "\"}");
        assertThat(People.gmi(id).toString()).isEqualTo("{\"id\":\"" + id + "\",\"email\":\"E@" + id + "\",\"firstName\":\"F\",\"lastName\":\"L\"}");
        assertThat(People.klaim(id).get("metadata").toString()).isEqualTo("{\"m\":1}");
        // Who repeats what another has written changes nothing: five changes, whatever the order.
        assertThat(People.sequence(id)).isEqualTo(1 + writers.size());
    }

    @RepeatedTest(10)
    void allFiveContractsMayWriteToOnePersonAtOnce() {
        String id = People.create();
        List<Api> writers = List.of(
            Updates.mico(id, "{\"name\":\"N\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"gender\":\"male\"}"),
            Updates.gmi(id, "{\"firstName\":\"F\",\"lastName\":\"L\"}"),
            Updates.zitadel(id, "{\"firstName\":\"F\",\"lastName\":\"L\",\"nickName\":\"K\",\"displayName\":\"N\",\"preferredLanguage\":\"de\","
                + "\"gender\":\"GENDER_MALE\"}"),
            Updates.camunda(id, "{\"firstName\":\"F\",\"lastName\":\"L\",\"email\":\"E@" + id + "\"}"),
            Updates.klaim(id, "{\"metadata\":{\"m\":1}}"));
        List<Answer> answers = atOnce(i -> writers.get(i % writers.size()));
        for (int i = 0; i < THREADS; i++) {
            assertThat(answers.get(i).status()).as(answers.get(i).body()).isEqualTo(i % writers.size() == 3 ? 204 : 200);
        }
        assertThat(People.mico(id).toString()).isEqualTo("{\"_id\":\"" + id
            + "\",\"name\":\"N\",\"gender\":\"male\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"email\":\"E@" + id + "\"}");
        assertThat(People.zitadel(id).get("profile").toString()).isEqualTo("{\"firstName\":\"F\",\"lastName\":\"L\",\"nickName\":\"K\","
            + "\"displayName\":\"N\",\"preferredLanguage\":\"de\",\"gender\":\"GENDER_MALE\"}");
        assertThat(People.klaim(id).get("metadata").toString()).isEqualTo("{\"m\":1}");
        assertThat(People.sequence(id)).isBetween(5L, 6L);
    }

    @RepeatedTest(10)
    void everyChangeOfOneMemberCounts() {
        String id = People.create();
        List<Answer> answers = atOnce(i -> i % 2 == 0 ? Updates.klaim(id, "{\"name\":\"name " + i + "\"}") : Updates.mico(id,
            "{\"name\":\"name " + i + "\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"gender\":\"male\"}"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(People.sequence(id)).isEqualTo(1 + THREADS);
        assertThat(People.klaim(id).get("name").textValue()).matches("name [0-9]+");
    }

    @RepeatedTest(10)
    void oneOfManyGetsAnEMailAddress() {
        List<String> ids = people();
        String email = "wanted@" + UUID.randomUUID();
        List<Answer> answers = atOnce(i -> i % 2 == 0 ? Updates.klaim(ids.get(i), "{\"email\":\"" + (i % 4 == 0 ? email : email.toUpperCase(Locale.ROOT)) + "\"}")
            : Updates.camunda(ids.get(i), "{\"firstName\":\"Alice\",\"lastName\":\"Liddell\",\"email\":\"" + email + "\"}"));
        for (int i = 0; i < THREADS; i++) {
            boolean won = answers.get(i).status() < 300;
            if (!won && i % 2 == 0) {
                answers.get(i).is(409, EMAIL_TAKEN);
            } else if (!won) {
                answers.get(i).is(400, "{\"type\":\"BadUserRequestException\",\"message\":\"email is already used by another user.\",\"code\":0}");
            }
            assertThat(People.gmi(ids.get(i)).get("email").textValue().equalsIgnoreCase(email)).isEqualTo(won);
            assertThat(People.sequence(ids.get(i))).isEqualTo(won ? 2 : 1);
        }
        assertThat(won(answers)).hasSize(1);
    }

    @RepeatedTest(10)
    void oneOfManyGetsAUserId() {
        List<String> ids = people();
        String wanted = "wanted-" + UUID.randomUUID();
        List<Answer> answers = atOnce(i -> Updates.klaim(ids.get(i), "{\"user_id\":\"" + wanted + "\",\"name\":\"" + i + "\"}"));
        assertThat(won(answers)).hasSize(1);
        for (int i = 0; i < THREADS; i++) {
            if (answers.get(i).status() == 200) {
                answers.get(i).is(200, People.klaim(wanted).toString());
                assertThat(People.klaim(wanted).get("email").textValue()).isEqualTo(People.email(ids.get(i)));
                Api.get("/users/" + ids.get(i)).withApiKey().send().is(404, UNKNOWN);
            } else {
                answers.get(i).is(409, ID_TAKEN);
                assertThat(People.sequence(ids.get(i))).isEqualTo(1);
            }
        }
    }

    @RepeatedTest(10)
    void oneOfManyIsCreated() {
        String id = "carol-" + UUID.randomUUID();
        List<Answer> answers = atOnce(i -> i % 2 == 0
            ? Api.post("/users").withApiKey().json("{\"user_id\":\"" + id + "\",\"email\":\"" + People.email(id) + "\"}")
            : Api.post("/user/create").withApiKey().json("{\"profile\":{\"id\":\"" + id + "\",\"email\":\"" + People.email(id) + "\"}}"));
        assertThat(won(answers)).hasSize(1);
        for (int i = 0; i < THREADS; i++) {
            if (answers.get(i).status() >= 300 && i % 2 == 0) {
                answers.get(i).is(409, EMAIL_TAKEN);
            } else if (answers.get(i).status() >= 300) {
                answers.get(i).is(400, "{\"type\":\"BadUserRequestException\",\"message\":\"The user already exists\",\"code\":0}");
            }
        }
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @RepeatedTest(5)
    void oneOfManyIsCreatedUnderAnIdAndOneWithAnAddress() {
        String id = "carol-" + UUID.randomUUID();
        List<Answer> sameId = atOnce(i -> create(id, i + People.email(id)));
        assertThat(won(sameId)).hasSize(1);
        assertThat(sameId).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.is(409, ID_TAKEN));
        List<Answer> sameEmail = atOnce(i -> create(id + "-" + i, People.email(id)));
        assertThat(won(sameEmail)).hasSize(1);
        assertThat(sameEmail).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> answer.is(409, EMAIL_TAKEN));
    }

    @RepeatedTest(5)
    void manyWithoutAnIdAllGetTheirOwn() {
        String domain = UUID.randomUUID().toString();
        List<Answer> answers = atOnce(i -> Api.post("/users").withApiKey().json("{\"email\":\"" + i + "@" + domain + "\"}"));
        assertThat(won(answers).map(answer -> answer.json().get("klaim_id").textValue())).hasSize(THREADS).doesNotHaveDuplicates();
    }

    @RepeatedTest(10)
    void whoIsUpdatedWhileBeingRenamedIsUpdatedOrNotFound() {
        String id = People.create();
        String klaimId = People.klaim(id).get("klaim_id").textValue();
        List<Answer> answers = atOnce(i -> i == 8 ? Updates.klaim(id, "{\"user_id\":\"new-" + id + "\"}") : switch (i % 5) {
            case 0 -> Updates.klaim(id, "{\"metadata\":{\"" + i + "\":1}}");
            case 1 -> Updates.mico(id, "{\"name\":\"N\",\"birthdate\":\"2021-09-22T03:23:23Z\",\"gender\":\"male\"}");
            case 2 -> Updates.gmi(id, "{\"firstName\":\"" + i + "\"}");
            case 3 -> Updates.zitadel(id, "{\"firstName\":\"" + i + "\",\"lastName\":\"L\"}");
            default -> Updates.camunda(id, "{\"lastName\":\"" + i + "\"}");
        });
        assertThat(answers.get(8).status()).as(answers.get(8).body()).isEqualTo(200);
        int[] notFound = {404, 400, 401, 400, 404};
        for (int i = 0; i < THREADS; i++) {
            assertThat(answers.get(i).status()).as(answers.get(i).body()).isIn(200, 204, notFound[i % 5]);
        }
        assertThat(People.klaim("new-" + id).get("klaim_id").textValue()).isEqualTo(klaimId);
        Api.get("/users/" + id).withApiKey().send().is(404, UNKNOWN);
    }

    @RepeatedTest(10)
    void whoIsUpdatedWhileBeingDeletedIsUpdatedOrNotFound() {
        String id = People.create();
        List<Answer> answers = atOnce(i -> i % 8 == 0 ? Api.delete("/user/" + id).withApiKey() : Updates.klaim(id, "{\"name\":\"" + i + "\"}"));
        for (int i = 0; i < THREADS; i++) {
            assertThat(answers.get(i).status()).as(answers.get(i).body()).isIn(i % 8 == 0 ? List.of(204) : List.of(200, 404));
        }
        Api.get("/users/" + id).withApiKey().send().is(404, UNKNOWN);
    }

    @RepeatedTest(10)
    void twoWhoReachForEachOthersValuesAreBothRefused() {
        // Each holds what the next one waits for: a circle, which a database can only break by giving one up.
        List<String> ids = people();
        List<Answer> answers = atOnce(i -> Updates.klaim(ids.get(i), i % 4 < 2
            ? "{\"email\":\"" + People.email(ids.get(i ^ 1)) + "\"}" : "{\"user_id\":\"" + ids.get(i ^ 1) + "\"}"));
        for (int i = 0; i < THREADS; i++) {
            answers.get(i).is(409, i % 4 < 2 ? EMAIL_TAKEN : ID_TAKEN);
            assertThat(People.sequence(ids.get(i))).isEqualTo(1);
        }
    }

    @RepeatedTest(5)
    void allWhoReachForTheNextOnesAddressInACircleAreRefused() {
        List<String> ids = people();
        List<Answer> answers = atOnce(i -> Updates.klaim(ids.get(i), "{\"email\":\"" + People.email(ids.get((i + 1) % THREADS)) + "\"}"));
        assertThat(answers).allSatisfy(answer -> answer.is(409, EMAIL_TAKEN));
    }

    @RepeatedTest(10)
    void aReaderSeesAnUpdateAsAWholeOrNotAtAll() {
        String id = People.create();
        Updates.klaim(id, "{\"name\":\"0\",\"metadata\":{\"n\":\"0\"},\"email\":\"0@" + id + "\"}").send();
        List<Answer> answers = atOnce(i -> i % 2 == 0 ? Api.get("/users/" + id).withApiKey()
            : Updates.klaim(id, "{\"name\":\"" + i + "\",\"metadata\":{\"n\":\"" + i + "\"},\"email\":\"" + i + "@" + id + "\"}"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode seen = answer.json();
            assertThat(seen.at("/metadata/n")).isEqualTo(seen.get("name"));
            assertThat(seen.get("email").textValue()).isEqualTo(seen.get("name").textValue() + "@" + id);
        });
    }

    private static Api create(String id, String email) {
        return Api.post("/users").withApiKey().json("{\"user_id\":\"" + id + "\",\"email\":\"" + email + "\"}");
    }

    private static List<String> people() {
        return IntStream.range(0, THREADS).mapToObj(i -> People.create()).toList();
    }

    private static Stream<Answer> won(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() < 300);
    }

    /** Sends sixteen requests in the same moment. They are made beforehand, so that nothing but sending remains. */
    private static List<Answer> atOnce(IntFunction<Api> request) {
        List<Api> requests = IntStream.range(0, THREADS).mapToObj(request).toList();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Answer>> sent = requests.stream().map(each -> threads.submit(() -> {
                start.await();
                return each.send();
            })).toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : sent) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
