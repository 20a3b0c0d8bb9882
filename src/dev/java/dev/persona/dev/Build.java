package dev.persona.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes classes of what is saved. What is expensive stays warm: the generator, the compiler and the annotation processors live in this
 * JVM. A change inside one contract compiles that contract against the classes of the last build, because nothing else may depend on a
 * contract (LayersTest); any other change compiles everything. So no class is ever stale. Two directories take turns, since the
 * running server still loads classes from the one before.
 */
final class Build {

    private static final Path SOURCES = Path.of("src", "main", "java");
    static final Path OUT = Path.of("target", "dev");

    /** Where Maven puts what it makes of the .proto files. */
    private static final Path MESSAGES = Path.of("target", "generated-sources", "protobuf");

    private final Path generated = OUT.resolve("generated");
    private final Generator generator = new Generator(generated);
    private Pom pom;
    private Compiler compiler;
    private Path last;
    private boolean everything;

    /** Reads again what Maven says and what the pom says. */
    private void prepare() throws IOException, BuildFailedException, InterruptedException {
        pom = null;
        everything = true;
        if (new ProcessBuilder("src/dev/toolchain.sh").inheritIO().start().waitFor() != 0) {
            throw new BuildFailedException("pom.xml: Maven cannot read it; see above.");
        }
        Pom read = Pom.read(Path.of("pom.xml"));
        compiler = new Compiler(Files.readAllLines(OUT.resolve("javac.args")), List.of(generated, MESSAGES));
        delete(generated);
        pom = read;
    }

    /**
     * Builds.
     *
     * @param changed what was saved since the last build that succeeded; everything, for the first
     * @return the directory of the classes
     * @throws BuildFailedException if there is something to mend; the message names file, line and reason
     */
    Path build(Set<Path> changed) throws BuildFailedException, IOException, InterruptedException {
        if (pom == null || changed.contains(Path.of("pom.xml"))) {
            prepare();
        }
        boolean templates = changed.stream().anyMatch(path -> path.startsWith("openapi/templates"));
        for (Pom.Execution execution : pom.executions()) {
            if (templates || changed.contains(execution.spec()) || !Files.isDirectory(generated.resolve(execution.directory()))) {
                delete(generated.resolve(execution.directory()));
                generator.generate(execution);
            }
        }
        if (changed.stream().anyMatch(path -> path.toString().endsWith(".proto"))) {
            generateMessages();
        }
        Path classes = OUT.resolve(OUT.resolve("classes-1").equals(last) ? "classes-2" : "classes-1");
        delete(classes);
        Files.createDirectories(classes);
        Set<Path> packages = contracts(changed);
        if (everything || packages.isEmpty()) {
            compiler.compile(classes, path -> true);
        } else {
            copyWithout(packages, last, classes);
            compiler.compile(classes, path -> packages.stream().anyMatch(path::startsWith));
        }
        pom.copyResources(classes);
        last = classes;
        everything = false;
        return classes;
    }

    /** Only Maven knows where the compiler of messages and its plugin are. */
    private static void generateMessages() throws IOException, InterruptedException, BuildFailedException {
        Process maven = new ProcessBuilder("sh", "-c", "${MVN:-mvn -B -q} protobuf:generate@proto").inheritIO().start();
        if (maven.waitFor() != 0) {
            throw new BuildFailedException("openapi: a .proto file cannot be read; see above.");
        }
    }

    /** The packages of the contracts, if nothing else changed; otherwise none. */
    private Set<Path> contracts(Set<Path> changed) {
        Set<Path> packages = new HashSet<>();
        for (Path path : changed) {
            pom.executions().stream().filter(each -> each.spec().equals(path) || path.startsWith(SOURCES.resolve(each.directory())))
                .findFirst().ifPresentOrElse(each -> packages.add(each.directory()), () -> packages.add(path));
        }
        boolean known = pom.executions().stream().map(Pom.Execution::directory).toList().containsAll(packages);
        return known ? packages : Set.of();
    }

    /** Leaves out the classes of some packages, and what the annotation processors noted about them, in files named as the classes. */
    private static void copyWithout(Set<Path> packages, Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path relative = from.relativize(file);
                Path named = Path.of(relative.getFileName().toString().replaceFirst("^\\$", "").replace('.', '/'));
                if (packages.stream().noneMatch(each -> relative.startsWith(each) || named.startsWith(each))) {
                    Files.createDirectories(to.resolve(relative).getParent());
                    Files.copy(file, to.resolve(relative));
                }
            }
        }
    }

    /**
     * Deletes a directory, if it is there.
     *
     * @param directory the directory
     */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /**
     * The class path of a server.
     *
     * @param classes what {@link #build} returned
     * @return libraries and directory; in this order, since the archive of the libraries' classes fits no other
     */
    static String classPath(Path classes) throws IOException {
        return String.join(File.pathSeparator, Files.readString(OUT.resolve("runtime.cp")).strip(), classes.toString());
    }
}
