package dev.persona.docs;

import io.micronaut.core.io.IOUtils;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The specifications that the build put on the class path, in the order of their names. They are read when somebody first asks for one. */
@Singleton
final class Specifications {

    private static final String DIRECTORY = "openapi";
    private static final String ENDING = ".yaml";

    private final Supplier<Map<String, Specification>> byName = SupplierUtil.memoized(Specifications::read);

    /**
     * All of them.
     *
     * @return one per contract
     */
    Collection<Specification> all() {
        return byName.get().values();
    }

    /**
     * A specification as a file.
     *
     * @param file the contract's name, and {@code .yaml} or {@code .json}
     * @return the file; empty if there is none of that name
     */
    Optional<Representation> file(String file) {
        int dot = file.lastIndexOf('.');
        return Optional.ofNullable(dot < 0 ? null : byName.get().get(file.substring(0, dot)))
            .flatMap(specification -> switch (file.substring(dot)) {
                case ENDING -> Optional.of(specification.yaml());
                case ".json" -> Optional.of(specification.json());
                default -> Optional.empty();
            });
    }

    private static Map<String, Specification> read() {
        Map<String, Specification> found = new TreeMap<>();
        try {
            for (URI directory : IOUtils.getResources(Specifications.class.getClassLoader(), DIRECTORY)) {
                IOUtils.eachFile(directory, DIRECTORY, file -> read(file, found));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void read(Path file, Map<String, Specification> found) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(ENDING)) {
            String name = fileName.substring(0, fileName.length() - ENDING.length());
            try {
                found.put(name, Specification.of(name, Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
