package dev.persona.docs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes YAML as JSON, member by member in the same order. A plain scalar means what OpenAPI says it means (YAML 1.2 with the JSON schema):
 * dates and words such as {@code yes} are text, and numbers keep all their digits.
 */
final class YamlAsJson {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private YamlAsJson() {
    }

    /**
     * Reads one YAML document.
     *
     * @param yaml the document, in UTF-8
     * @return its tree
     */
    static Node read(InputStream yaml) {
        Reader reader = new InputStreamReader(yaml, StandardCharsets.UTF_8);
        return new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
    }

    /**
     * Writes a tree, indented for readers.
     *
     * @param tree the tree
     * @return JSON, in UTF-8
     */
    static byte[] write(Node tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            write(tree, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Node node, JsonGenerator json) throws IOException {
        if (node instanceof MappingNode mapping) {
            json.writeStartObject();
            for (NodeTuple member : mapping.getValue()) {
                json.writeFieldName(((ScalarNode) member.getKeyNode()).getValue());
                write(member.getValueNode(), json);
            }
            json.writeEndObject();
        } else if (node instanceof SequenceNode sequence) {
            json.writeStartArray();
            for (Node item : sequence.getValue()) {
                write(item, json);
            }
            json.writeEndArray();
        } else {
            write((ScalarNode) node, json);
        }
    }

    private static void write(ScalarNode scalar, JsonGenerator json) throws IOException {
        String text = scalar.getValue();
        if (!scalar.isPlain()) {
            json.writeString(text);
        } else if (text.equals("true") || text.equals("false")) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else if (text.isEmpty() || text.equals("null") || text.equals("~")) {
            json.writeNull();
        } else if (NUMBER.matcher(text).matches()) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }
}
