package dev.persona.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.gate.Gate;
import dev.persona.gate.Specification;
import dev.persona.gate.drift.TypedFaults.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Handlers that do what their specification no longer says do not compile, and the compiler names it. A run of the generator and of the
 * compiler takes a while, so each has a fault in every specification, of another kind in each.
 */
class TypedDrift {

    @TempDir
    Path copy;

    @ParameterizedTest(name = "run {0}")
    @ValueSource(ints = {0, 1})
    void aHandlerThatDoesWhatIsNoLongerSpecifiedDoesNotCompile(int run) throws IOException, InterruptedException {
        List<Specification> specifications = Gate.shared().specifications();
        List<Fault> faults = IntStream.range(0, specifications.size()).mapToObj(i -> TypedFaults.KINDS
            .get((i + run * specifications.size()) % TypedFaults.KINDS.size()).apply(specifications.get(i))).toList();
        generate(faults);
        List<String> errors = compile();
        assertThat(faults).allSatisfy(fault -> assertThat(errors).as(fault.kind() + " in " + fault.specification().name())
            .anySatisfy(error -> assertThat(error).contains("contract/" + fault.specification().name() + "/", fault.named())));
    }

    private void generate(List<Fault> faults) throws IOException, InterruptedException {
        Files.copy(Path.of("pom.xml"), copy.resolve("pom.xml"));
        copyOf(Path.of("openapi"), copy.resolve("openapi"));
        for (Fault fault : faults) {
            Files.writeString(copy.resolve("openapi").resolve(fault.specification().name() + ".yaml"), fault.specification().text());
        }
        List<String> command = new ArrayList<>(List.of(System.getProperty("mvn", "mvn -B -q").split(" ")));
        command.add("generate-sources");
        Path log = copy.resolve("log");
        Process maven = new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(maven.waitFor()).as(() -> read(log)).isZero();
    }

    /** The errors of the handlers against what was generated: each with its file. */
    private List<String> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8);
             Stream<Path> handlers = Files.walk(Path.of("src/main/java")); Stream<Path> generated = Files.walk(copy.resolve("target"))) {
            List<Path> sources = Stream.concat(handlers, generated).filter(file -> file.toString().endsWith(".java")).toList();
            compiler.getTask(null, files, found, List.of("-proc:none", "-nowarn", "-Xmaxerrs", "1000", "-d", copy.toString(), "-cp",
                System.getProperty("java.class.path")), null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
        return found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(each -> each.getSource().getName() + ": " + line(each) + each.getMessage(Locale.ROOT)).toList();
    }

    /** Some messages do not name what the line does. */
    private static String line(Diagnostic<? extends JavaFileObject> error) {
        try {
            return error.getSource().getCharContent(true).toString().lines().skip(error.getLineNumber() - 1).findFirst().orElse("").strip() + ": ";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copyOf(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
