package dev.persona.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One OpenAPI file, and nothing else that is known about a contract. */
public final class Specification {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final String name;
    private final String text;
    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private SchemaRules rules;

    /** Reads a specification from text. */
    public Specification(String name, String text) {
        this(name, text, parsed(text));
    }

    /** A specification that is a tree already. */
    public Specification(String name, JsonNode root) {
        this(name, root.toString(), root);
    }

    private Specification(String name, String text, JsonNode root) {
        this.name = name;
        this.text = text;
        this.root = root;
        for (String path : names(root.get("paths"))) {
            names(pathItem(path)).stream().filter(METHODS::contains).forEach(method ->
                operations.add(new Operation(this, path, method.toUpperCase(Locale.ROOT), pathItem(path).get(method))));
        }
    }

    /** All specifications of a directory, sorted by name. */
    public static List<Specification> allIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Specification::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers that every answer has, by name. */
    Map<String, JsonNode> commonHeaders() {
        JsonNode common = root.path("x-common-headers");
        Map<String, JsonNode> headers = new LinkedHashMap<>();
        names(common).forEach(name -> headers.put(name, common.get(name)));
        return headers;
    }

    /** The file's name without its ending. */
    public String name() {
        return name;
    }

    /** The file's text. */
    public String text() {
        return text;
    }

    /** The described operations, in the order of the file. */
    public List<Operation> operations() {
        return operations;
    }

    /** The whole file. */
    public JsonNode root() {
        return root;
    }

    /** What the library says about exchanges; made when it is needed, as that takes a moment. */
    synchronized SchemaRules rules() {
        if (rules == null) {
            rules = new SchemaRules(this);
        }
        return rules;
    }

    /** Each path behind each server, also behind the absent ones. */
    List<Route> routes() {
        List<String> absent = urls("x-absent-servers");
        return Stream.concat(urls("servers").stream(), absent.stream())
            .flatMap(server -> names(root.get("paths")).stream().map(path -> new Route(this, server, path, absent))).toList();
    }

    JsonNode pathItem(String path) {
        return root.get("paths").get(path);
    }

    JsonNode securityScheme(String scheme) {
        return resolve(root.path("components").path("securitySchemes").path(scheme));
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : resolve(root.at(reference.textValue().substring(1)));
    }

    /** The names of an object's members; none if there is no object. */
    public List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        (object == null ? MissingNode.getInstance() : object).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> urls(String member) {
        return StreamSupport.stream(root.path(member).spliterator(), false).map(server -> server.get("url").textValue()).toList();
    }

    private static JsonNode parsed(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Specification read(Path file) {
        try {
            return new Specification(file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
