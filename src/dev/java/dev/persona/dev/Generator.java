package dev.persona.dev;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.SpecValidationException;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.config.GlobalSettings;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Calls the OpenAPI generator the way its Maven plugin does, with the settings of pom.xml. */
final class Generator {

    /** What the generator's global switches are called, by the plugin's names for them. */
    private static final Map<String, String> SWITCHES = Map.of(
        "generateApiTests", "apiTests",
        "generateModelTests", "modelTests",
        "generateApiDocumentation", "apiDocs",
        "generateModelDocumentation", "modelDocs");

    /** Settings with one meaning for the whole plugin: where to write is this loop's own affair, the other is off without being told. */
    private static final Set<String> NOT_FOR_US = Set.of("output", "generateSupportingFiles", "minimalUpdate");

    private static final Map<String, BiConsumer<CodegenConfigurator, String>> SETTINGS = Map.of(
        "generatorName", CodegenConfigurator::setGeneratorName,
        "templateDirectory", CodegenConfigurator::setTemplateDir,
        "inputSpec", CodegenConfigurator::setInputSpec,
        "apiPackage", CodegenConfigurator::setApiPackage,
        "modelPackage", CodegenConfigurator::setModelPackage,
        "typeMappings", (configurator, value) -> pairs(value).forEach(configurator::addTypeMapping),
        "importMappings", (configurator, value) -> pairs(value).forEach(configurator::addImportMapping),
        "nameMappings", (configurator, value) -> pairs(value).forEach(configurator::addNameMapping));

    private final Path output;

    Generator(Path output) {
        this.output = output;
    }

    /**
     * Generates one contract's interface and types.
     *
     * @param execution the settings
     * @throws BuildFailedException if the specification cannot be read, or a setting of pom.xml is unknown here
     */
    void generate(Pom.Execution execution) throws BuildFailedException, IOException {
        Path spec = execution.spec();
        checkYaml(spec);
        GlobalSettings.reset();
        GlobalSettings.setProperty("apis", "");
        GlobalSettings.setProperty("models", "");
        CodegenConfigurator configurator = new CodegenConfigurator();
        configurator.setOutputDir(output.toString());
        configurator.setValidateSpec(true);
        for (Map.Entry<String, String> setting : execution.settings().entrySet()) {
            apply(configurator, setting.getKey(), setting.getValue());
        }
        execution.configOptions().forEach(configurator::addAdditionalProperty);
        PrintStream out = System.out;
        // It greets at length, each time.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
        } catch (SpecValidationException e) {
            throw new BuildFailedException(e.getErrors().stream().map(error -> spec + ": error: " + error).collect(Collectors.joining("\n")));
        } catch (RuntimeException e) {
            throw new BuildFailedException(spec + ": error: " + e.getMessage());
        } finally {
            System.setOut(out);
        }
    }

    private static void apply(CodegenConfigurator configurator, String name, String value) throws BuildFailedException {
        if (SWITCHES.containsKey(name)) {
            GlobalSettings.setProperty(SWITCHES.get(name), value);
        } else if (SETTINGS.containsKey(name)) {
            SETTINGS.get(name).accept(configurator, value);
        } else if (!NOT_FOR_US.contains(name)) {
            throw new BuildFailedException("pom.xml: error: src/dev does not know the generator's setting " + name + "; add it to Generator.java");
        }
    }

    /** The generator says of a slip in YAML only that it is one. */
    private static void checkYaml(Path spec) throws BuildFailedException, IOException {
        if (!Files.exists(spec)) {
            throw new BuildFailedException(spec + ": error: pom.xml names it, and it is not there");
        }
        try {
            new Yaml().load(Files.readString(spec));
        } catch (MarkedYAMLException e) {
            throw new BuildFailedException(spec + ":" + (e.getProblemMark().getLine() + 1) + ": error: " + e.getProblem() + "\n"
                + e.getProblemMark().get_snippet());
        }
    }

    private static Map<String, String> pairs(String value) {
        return Arrays.stream(value.split(",")).map(pair -> pair.strip().split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
