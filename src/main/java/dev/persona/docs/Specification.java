package dev.persona.docs;

import java.io.ByteArrayInputStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The specification of a contract.
 *
 * @param name the contract's name, which is the file's name without its ending
 * @param title {@code info.title}
 * @param version {@code info.version}
 * @param yaml the file, byte by byte
 * @param json the same in JSON
 */
record Specification(String name, String title, String version, Representation yaml, Representation json) {

    /**
     * Reads a specification.
     *
     * @param name the contract's name
     * @param file the bytes of the file
     * @return the specification
     */
    static Specification of(String name, byte[] file) {
        Node tree = YamlAsJson.read(new ByteArrayInputStream(file));
        Node info = member(tree, "info");
        return new Specification(name, text(info, "title"), text(info, "version"), new Representation(file, "application/yaml"),
            new Representation(YamlAsJson.write(tree), "application/json"));
    }

    private static String text(Node object, String name) {
        return ((ScalarNode) member(object, name)).getValue();
    }

    private static Node member(Node object, String name) {
        return ((MappingNode) object).getValue().stream()
            .filter(member -> ((ScalarNode) member.getKeyNode()).getValue().equals(name))
            .map(NodeTuple::getValueNode).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a specification without " + name));
    }
}
