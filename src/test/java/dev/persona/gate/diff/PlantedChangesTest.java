package dev.persona.gate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The changes in {@code gate/diff/changes.yaml}, made one at a time in {@code released.yaml}, are sorted and named. */
class PlantedChangesTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Arguments> changes() throws IOException {
        return StreamSupport.stream(read("changes.yaml").spliterator(), false).map(each -> Arguments.of(each.path("change").asText(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aPlantedChangeIsSortedAndNamed(String name, JsonNode planted) throws IOException {
        JsonNode before = read("released.yaml");
        JsonNode after = before.deepCopy();
        planted.path("edits").properties().forEach(edit -> edit(before, after, JsonPointer.compile(edit.getKey()), edit.getValue()));

        List<Change> changes = SpecDiff.between(YAML.writeValueAsString(before), YAML.writeValueAsString(after));

        assertThat(changes).as(name).isNotEmpty();
        List<Change> telling = changes.stream().filter(change -> change.breaking() == planted.path("breaks").asBoolean()).toList();
        assertThat(changes.stream().anyMatch(Change::breaking)).as("%s breaks: %s", name, changes).isEqualTo(planted.path("breaks").asBoolean());
        for (JsonNode named : planted.path("names")) {
            assertThat(changes).as(name).anySatisfy(change -> assertThat(change.message()).contains(named.asText()));
        }
        assertThat(telling).as("an operation and a member in one message").anySatisfy(change -> assertThat(change.message())
            .contains(planted.path("names").get(0).asText()));
        assertThat(changes).as("our own words, not only the engine's").noneSatisfy(change -> assertThat(change.text()).contains("openapi-diff"));
    }

    @Test
    void theSameContractHasNotChanged() throws IOException {
        String text = YAML.writeValueAsString(read("released.yaml"));

        assertThat(SpecDiff.between(text, text)).isEmpty();
        assertThat(SpecDiff.between(text, text.replace("version: \"1.0.0\"", "version: \"1.0.1\""))).isEmpty();
    }

    @Test
    void aSharedPartIsReportedForEachOperationThatHasIt() throws IOException {
        JsonNode before = read("released.yaml");
        ObjectNode after = before.deepCopy();
        ((ObjectNode) after.at("/components/responses/Unauthorized/headers/WWW-Authenticate")).put("required", false);

        assertThat(SpecDiff.between(before.toString(), after.toString()).stream().map(Change::message)).containsExactlyElementsOf(
            Stream.of("addBook (POST /books)", "readBook (GET /books/{isbn})", "removeBook (DELETE /books/{isbn})")
                .map(operation -> operation + ": header `WWW-Authenticate` of the 401 is no longer required: it can be absent from an answer").toList());
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream file = PlantedChangesTest.class.getResourceAsStream("/gate/diff/" + name)) {
            return YAML.readTree(file);
        }
    }

    private static void edit(JsonNode before, JsonNode after, JsonPointer where, JsonNode value) {
        JsonNode parent = after.at(where.head());
        String last = where.last().getMatchingProperty();
        JsonNode moved = moved(before, value);
        if (parent instanceof ArrayNode list) {
            int index = Integer.parseInt(last);
            if (moved.isNull()) {
                list.remove(index);
            } else if (index == list.size()) {
                list.add(moved);
            } else {
                list.set(index, moved);
            }
        } else if (moved.isNull()) {
            assertThat(((ObjectNode) parent).remove(last)).as("%s was there", where).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, moved);
        }
    }

    /** An object with only {@code move} stands for what is at that place in the released contract. */
    private static JsonNode moved(JsonNode before, JsonNode value) {
        if (value.size() == 1 && value.has("move")) {
            return before.at(value.path("move").asText()).deepCopy();
        }
        if (value instanceof ObjectNode object) {
            object.properties().stream().map(Map.Entry::getKey).toList().forEach(name -> object.set(name, moved(before, object.path(name))));
        }
        return value;
    }
}
