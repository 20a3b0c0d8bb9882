package dev.persona.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.server.Settings;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Updates;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What arrives while other statements of its kind are under way shares the next one, updates a commit too, and nothing else. */
class GroupedUpdatesTest {

    private static final int CALLERS = 32;
    private static final int ROUNDS = 5;
    private static final int LARGEST_GROUP = 64;
    private static final String EMAIL_TAKEN = "{\"message\":\"Email already exists\"}";

    private final ExecutorService threads = Executors.newFixedThreadPool(2 + LARGEST_GROUP);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void updatesOfManyPeopleAtOnceShareTransactions() throws SQLException {
        List<String> ids = people();
        int transactions = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String name = "\"round " + round + "\"";
            allOf(ids.stream().map(id -> Updates.klaim(id, "{\"name\":" + name + "}")).toList())
                .forEach(answer -> assertThat(answer.json().get("name").toString()).isEqualTo(name));
            transactions += count(TestServer.shared().database(), "SELECT count(DISTINCT CAST(xmin AS text)) FROM profile WHERE display_name = 'round "
                + round + "' AND user_id IN ('" + String.join("','", ids) + "')");
        }
        assertThat(transactions).isPositive().isLessThan(ROUNDS * CALLERS);
    }

    @RepeatedTest(5)
    void aConflictIsTheAnswerOfWhoeverCausedItAndOfNobodyElse() {
        List<String> ids = people();
        String taken = People.email(People.create());
        List<Answer> answers = allOf(IntStream.range(0, CALLERS)
            .mapToObj(i -> Updates.klaim(ids.get(i), i % 8 == 0 ? "{\"name\":\"N\",\"email\":\"" + taken + "\"}" : "{\"name\":\"N\"}")).toList());
        for (int i = 0; i < CALLERS; i++) {
            if (i % 8 == 0) {
                answers.get(i).is(409, EMAIL_TAKEN);
            } else {
                assertThat(answers.get(i).json().get("name").textValue()).isEqualTo("N");
            }
            assertThat(People.sequence(ids.get(i))).isEqualTo(i % 8 == 0 ? 1 : 2);
        }
    }

    @Test
    void manyUpdatesOfOnePersonAreWrittenOneAfterTheOther() {
        String id = People.create();
        List<Answer> answers = allOf(IntStream.range(0, CALLERS).mapToObj(i -> Updates.klaim(id, "{\"name\":\"name " + i + "\"}")).toList());
        for (int i = 0; i < CALLERS; i++) {
            assertThat(answers.get(i).json().get("name").textValue()).isEqualTo("name " + i);
        }
        assertThat(People.sequence(id)).isEqualTo(1 + CALLERS);
    }

    @RepeatedTest(5)
    void readsAtOnceOfOnePersonOfOthersAndOfNobodyGetEachTheirOwnAnswer() {
        List<String> ids = people();
        List<Answer> answers = allOf(IntStream.range(0, CALLERS).mapToObj(i -> switch (i % 4) {
            case 0, 1 -> ids.get(0);
            case 2 -> ids.get(i);
            default -> "nobody-" + ids.get(i);
        }).map(id -> Api.get("/users/" + id).bearer(TestServer.shared().apiKey())).toList());
        for (int i = 0; i < CALLERS; i++) {
            if (i % 4 == 3) {
                assertThat(answers.get(i).status()).isEqualTo(404);
            } else {
                assertThat(answers.get(i).json().get("user_id").textValue()).isEqualTo(ids.get(i % 4 == 2 ? i : 0));
            }
        }
    }

    @Test
    void whoseRowIsLockedIsRefusedInTimeAndHoldsUpNobodyElse() throws SQLException {
        String locked = People.create();
        List<String> others = people();
        try (Connection connection = TestServer.connect(TestServer.shared().database())) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("SELECT FROM profile WHERE user_id = '" + locked + "' FOR UPDATE");
            List<CompletableFuture<Answer>> stuck = List.of(
                send(Updates.klaim(locked, "{\"name\":\"stuck\"}")),
                send(Updates.camunda(locked, "{\"firstName\":\"stuck\"}")));
            allOf(others.stream().map(id -> Updates.gmi(id, "{\"firstName\":\"free\"}")).toList())
                .forEach(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
            // The lock is held until both have been answered, however long that takes.
            for (CompletableFuture<Answer> each : stuck) {
                assertThat(each.join().status()).as(each.join().body()).isEqualTo(503);
                assertThat(each.join().headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(People.sequence(locked)).isEqualTo(1);
        assertThat(Updates.klaim(locked, "{\"name\":\"free\"}").send().status()).isEqualTo(200);
    }

    /** Updates behind stuck statements once waited until those were given up, longer than any request may wait for a connection. */
    @Test
    void whoseTurnDoesNotComeInTimeIsRefusedWhileAnotherIsStuck() throws SQLException {
        theTableIsLocked(CALLERS, 1, 300);
    }

    @Test
    void aSecondStatementIsUnderWayOnlyWhenMoreWaitThanFitIntoAGroup() throws SQLException {
        theTableIsLocked(1 + LARGEST_GROUP, 1, 3000);
        theTableIsLocked(2 + LARGEST_GROUP, 2, 3000);
    }

    /** So many update while the table is locked, and so many of them are stuck with the database; whoever waits behind them is refused in time. */
    private void theTableIsLocked(int callers, int stuck, int waitMillis) throws SQLException {
        try (TestServer server = TestServer.startOnOwnDatabase(Map.of("DATABASE_WAIT_MILLIS", String.valueOf(waitMillis),
            "DATABASE_STATEMENT_TIMEOUT_MILLIS", "60000", "DATABASE_SOCKET_TIMEOUT_SECONDS", "60"));
             Connection lock = TestServer.connect(server.database())) {
            String id = People.create(server);
            lock.setAutoCommit(false);
            lock.createStatement().execute("LOCK TABLE profile");
            List<CompletableFuture<Answer>> updates = IntStream.range(0, callers)
                .mapToObj(i -> send(Api.patch("/me/profile").to(server).as(id).json("{\"firstName\":\"" + i + "\"}"))).toList();
            Instant deadline = Instant.now().plusSeconds(15);
            while (updates.stream().filter(CompletableFuture::isDone).count() < callers - stuck) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            lock.rollback();
            assertThat(updates.stream().filter(each -> each.join().status() == 503)).hasSize(callers - stuck);
            assertThat(updates.stream().filter(each -> each.join().status() == 200)).hasSize(stuck);
            assertThat(Api.patch("/me/profile").to(server).as(id).json("{\"firstName\":\"free\"}").send().status()).isEqualTo(200);
        }
    }

    @Test
    void noStatementReadsTheWholeTableEvenIfThePlanWasMadeWhenThereWasNobody() throws SQLException {
        Settings.ExternalDatabase database = TestServer.newDatabase();
        TestServer.start(database, Map.of()).close();
        TestServer.execute(database, "SELECT pg_stat_reset()");
        try (TestServer server = TestServer.start(database, Map.of())) {
            // A plan is kept from the sixth time on that a connection executes a statement.
            for (int i = 0; i < 50; i++) {
                String id = People.create(server);
                assertThat(Api.put("/users/" + id).to(server).bearer(server.apiKey()).json("{\"name\":\"N\"}").send().status()).isEqualTo(200);
                assertThat(Api.put("/user/" + id + "/profile").to(server).bearer(server.apiKey()).json("{\"firstName\":\"F\"}").send().status()).isEqualTo(204);
                assertThat(Api.get("/users/" + id).to(server).bearer(server.apiKey()).send().status()).isEqualTo(200);
            }
        }
        // Sessions report what they did at their end, at the latest.
        while (count(database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") > 0) {
            Thread.onSpinWait();
        }
        assertThat(count(database, "SELECT idx_scan FROM pg_stat_user_tables WHERE relname = 'profile'")).isGreaterThanOrEqualTo(150);
        assertThat(count(database, "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'profile'")).isZero();
    }

    private static List<String> people() {
        return IntStream.range(0, CALLERS).mapToObj(i -> People.create()).toList();
    }

    private List<Answer> allOf(List<Api> requests) {
        return requests.stream().map(this::send).toList().stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> send(Api request) {
        return CompletableFuture.supplyAsync(request::send, threads);
    }

    private static int count(Settings.ExternalDatabase database, String query) throws SQLException {
        try (Connection connection = TestServer.connect(database); ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
