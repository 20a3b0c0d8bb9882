package dev.persona.dev;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** javac with Maven's arguments, in this JVM, with annotation processors whose classes stay loaded. */
final class Compiler {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<String> options;
    private final String libraries;
    private final ClassLoader processors;
    private final List<Path> generated;

    /**
     * Takes over what Maven does.
     *
     * @param arguments Maven's arguments, with its directories
     * @param generated where the generated sources are instead
     */
    Compiler(List<String> arguments, List<Path> generated) throws MalformedURLException {
        List<String> rest = new ArrayList<>(arguments);
        take(rest, "-d");
        take(rest, "-s");
        take(rest, "-sourcepath");
        // The first one is Maven's own directory of classes.
        this.libraries = take(rest, "-classpath").replaceFirst("^[^:]*" + File.pathSeparator, "");
        List<URL> urls = new ArrayList<>();
        for (String path : take(rest, "-processorpath").split(File.pathSeparator)) {
            urls.add(Path.of(path).toUri().toURL());
        }
        this.processors = new URLClassLoader(urls.toArray(URL[]::new), new JavacOnly());
        this.options = List.copyOf(rest);
        this.generated = generated;
    }

    /** Processors see the JDK and what is on their own path, and nothing of the generator's libraries. */
    private static final class JavacOnly extends ClassLoader {
        private JavacOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("com.sun.source.") || name.startsWith("com.sun.tools.")) {
                return ClassLoader.getSystemClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /**
     * Compiles.
     *
     * @param classes a directory for the classes; those that are there already can be used
     * @param chosen says of a source, named relative to its root, whether to compile it
     * @throws BuildFailedException with the compiler's errors
     */
    void compile(Path classes, Predicate<Path> chosen) throws IOException, BuildFailedException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", classes.toString(), "-classpath", classes + File.pathSeparator + libraries));
            JavaCompiler.CompilationTask task = javac.getTask(null, files, diagnostics, all, null, 
                files.getJavaFileObjectsFromPaths(sources(chosen)));
            List<Processor> instances = new ArrayList<>();
            ServiceLoader.load(Processor.class, processors).forEach(instances::add);
            task.setProcessors(instances);
            if (!task.call()) {
                throw new BuildFailedException(describe(diagnostics.getDiagnostics()));
            }
        }
    }

    private List<Path> sources(Predicate<Path> chosen) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : Stream.concat(Stream.of(SOURCES), generated.stream()).toList()) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(path -> path.toString().endsWith(".java") && chosen.test(root.relativize(path))).forEach(sources::add);
            }
        }
        return sources;
    }

    /** As javac prints them, those in hand-written files first: a generated file is rarely where to mend something. */
    private static String describe(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .map(each -> each.getSource() == null ? "error: " + each.getMessage(Locale.ENGLISH) : each.toString())
            .distinct()
            .sorted((left, right) -> Boolean.compare(!left.startsWith(SOURCES.toString()), !right.startsWith(SOURCES.toString())))
            .collect(Collectors.joining("\n"));
    }

    private static String take(List<String> arguments, String name) {
        int index = arguments.indexOf(name);
        arguments.remove(index);
        return arguments.remove(index);
    }
}
