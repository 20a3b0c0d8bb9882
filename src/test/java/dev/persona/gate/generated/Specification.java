package dev.persona.gate.generated;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One file of {@code openapi/}. */
record Specification(String name, OpenAPI document) {

    private static final String SCHEMAS = "#/components/schemas/";

    /** All of them, in the order of their names. */
    static List<Specification> all() {
        try (Stream<Path> files = Files.list(Path.of("openapi"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(Specification::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations, in the order of the file. */
    List<Operation> operations() {
        return document.getPaths().entrySet().stream()
            .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                .map(method -> new Operation(this, method.getKey().name(), path.getKey(), path.getValue(), method.getValue())))
            .toList();
    }

    /** What the servers put in front of each path; the root puts nothing. */
    List<String> mounts() {
        return document.getServers().stream().map(server -> server.getUrl().replaceAll("/+$", "")).toList();
    }

    /** The schema itself, where this one only refers to it. */
    Schema<?> resolved(Schema<?> schema) {
        return schema.get$ref() == null ? schema
            : resolved(document.getComponents().getSchemas().get(schema.get$ref().substring(SCHEMAS.length())));
    }

    /** A specification by its file's name and text. */
    static Specification of(String name, String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new Specification(name, new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI());
    }

    private static Specification read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
