package dev.persona.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Vendor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body may carry any member; only those of its contract change the record. The columns come from the database, so a new one is tried too. */
class MassAssignmentTest {

    private static final List<String> HOSTILE = List.of("__proto__", "constructor", "class", "@type", "$ref", "admin", "isAdmin", "role",
        "roles", "password", "permissions", "$set", "profile", "data", "user", "details", "resourceOwner");

    /** The columns that each contract's members stand for; what is not among them never moves but for the bookkeeping of a change. */
    private static final Map<Vendor, Set<String>> OWN = Map.of(
        Vendor.MICO, Set.of("display_name", "birthdate", "gender"),
        Vendor.GMI, Set.of("first_name", "last_name"),
        Vendor.ZITADEL, Set.of("first_name", "last_name", "display_name", "nick_name", "preferred_language", "gender"),
        Vendor.CAMUNDA, Set.of("first_name", "last_name", "email", "email_key"),
        Vendor.KLAIM, Set.of("user_id", "email", "email_key", "display_name", "metadata"));

    private static final Set<String> BOOKKEEPING = Set.of("changed_at", "sequence");

    @ParameterizedTest
    @EnumSource
    void onlyTheContractsOwnMembersChange(Vendor vendor) throws SQLException {
        String id = People.create();
        Map<String, String> before = row(id);
        Set<String> names = new TreeSet<>(HOSTILE);
        before.keySet().forEach(column -> names.addAll(List.of(column, camel(column), column.toUpperCase(Locale.ROOT))));
        for (String name : names) {
            for (String value : new String[] {"\"hostile\"", "999", "true", "{\"credit_balance\":999}", "[\"hostile\"]"}) {
                // What the contract knows may be refused for its type; what it does not know must not matter.
                vendor.update(id).json("{\"" + name + "\":" + value + "," + vendor.members() + "}").send();
                Map<String, String> after = row(before.get("internal_id"), "internal_id");
                List<String> changed = before.keySet().stream().filter(column -> !BOOKKEEPING.contains(column))
                    .filter(column -> !Objects.equals(before.get(column), after.get(column))).toList();
                assertThat(OWN.get(vendor)).as(name + ": " + value).containsAll(changed);
                id = after.get("user_id");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CAMUNDA", "KLAIM"})
    void aNewRecordHasNothingThatItsContractDoesNotKnow(Vendor vendor) throws SQLException {
        String id = "new-" + UUID.randomUUID();
        String hostile = "\"internal_id\":\"0_aaaaa\",\"sequence\":99,\"credit_balance\":999,\"creditBalance\":999,\"acquisition_source\":\"promotion\","
            + "\"created_at\":\"1999-01-01T00:00:00Z\",\"changed_at\":\"1999-01-01T00:00:00Z\",\"gender\":\"x\",\"birthdate\":\"1999-01-01T00:00:00Z\","
            + "\"nick_name\":\"x\",\"nickName\":\"x\",\"preferredLanguage\":\"en\"";
        Api request = vendor == Vendor.CAMUNDA
            ? Api.post("/user/create").json("{\"profile\":{\"id\":\"" + id + "\"," + hostile + "}," + hostile + "}")
            : Api.post("/users").json("{\"user_id\":\"" + id + "\",\"email\":\"" + id + "@example.org\"," + hostile + "}");
        assertThat(request.withApiKey().send().status()).isIn(200, 204);
        Map<String, String> row = row(id);
        assertThat(row).containsEntry("sequence", "1").containsEntry("credit_balance", "0").containsEntry("acquisition_source", "api")
            .containsEntry("gender", null).containsEntry("birthdate", null).containsEntry("nick_name", null).containsEntry("preferred_language", null);
        assertThat(row.get("internal_id")).isNotEqualTo("0_aaaaa");
        assertThat(row.get("created_at")).doesNotStartWith("1999");
    }

    private static Map<String, String> row(String id) throws SQLException {
        return row(id, "user_id");
    }

    private static Map<String, String> row(String value, String column) throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.shared().database());
            var query = connection.prepareStatement("SELECT * FROM profile WHERE " + column + " = ?")) {
            query.setString(1, value);
            try (ResultSet result = query.executeQuery()) {
                assertThat(result.next()).isTrue();
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getString(i));
                }
                return row;
            }
        }
    }

    private static String camel(String column) {
        List<String> words = new ArrayList<>(Arrays.asList(column.split("_")));
        StringBuilder name = new StringBuilder(words.remove(0));
        words.forEach(word -> name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return name.toString();
    }
}
