package dev.persona.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What the loop needs from pom.xml: the executions of the generator, and the resources. */
final class Pom {

    private final Map<String, String> properties = new HashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final List<Resource> resources = new ArrayList<>();

    /**
     * One contract as the generator is told about it.
     *
     * @param settings the plugin's settings by name
     * @param configOptions the generator's own
     */
    record Execution(Map<String, String> settings, Map<String, String> configOptions) {

        Path spec() {
            return Path.of("").toAbsolutePath().relativize(Path.of(settings.get("inputSpec")));
        }

        /** The directory of the contract's package, which is what its generated packages have in common. */
        Path directory() {
            return Path.of(settings.get("apiPackage").replace('.', '/')).getParent();
        }
    }

    private record Resource(Path directory, String targetPath, List<String> includes) {

        boolean has(Path file) {
            return includes.isEmpty()
                || includes.stream().anyMatch(pattern -> file.getFileSystem().getPathMatcher("glob:" + pattern).matches(file));
        }
    }

    private Pom() {
    }

    static Pom read(Path file) throws IOException, BuildFailedException {
        try {
            Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            Pom pom = new Pom();
            pom.properties.put("project.basedir", Path.of("").toAbsolutePath().toString());
            pom.properties.put("project.build.directory", Path.of("target").toAbsolutePath().toString());
            children(child(project, "properties")).forEach(each -> pom.properties.put(each.getNodeName(), each.getTextContent()));
            Element build = child(project, "build");
            pom.readResources(build);
            children(child(build, "plugins")).stream()
                .filter(plugin -> child(plugin, "artifactId").getTextContent().equals("openapi-generator-maven-plugin"))
                .forEach(pom::readExecutions);
            return pom;
        } catch (SAXParseException e) {
            throw new BuildFailedException(file + ":" + e.getLineNumber() + ": error: " + e.getMessage());
        } catch (SAXException | ParserConfigurationException e) {
            throw new BuildFailedException(file + ": error: " + e.getMessage());
        }
    }

    List<Execution> executions() {
        return executions;
    }

    /** Copies the resources as Maven does, without filtering, which this project does not use. */
    void copyResources(Path classes) throws IOException {
        for (Resource resource : resources) {
            if (!Files.isDirectory(resource.directory)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(resource.directory).filter(Files::isRegularFile)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Path relative = resource.directory.relativize(file);
                    if (resource.has(relative)) {
                        Path target = classes.resolve(resource.targetPath).resolve(relative);
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private void readResources(Element build) {
        for (Element resource : children(child(build, "resources"))) {
            Element targetPath = child(resource, "targetPath");
            resources.add(new Resource(Path.of(value(child(resource, "directory"))), targetPath == null ? "" : value(targetPath),
                children(child(resource, "includes")).stream().map(this::value).toList()));
        }
        if (resources.isEmpty()) {
            resources.add(new Resource(Path.of("src", "main", "resources"), "", List.of()));
        }
    }

    private void readExecutions(Element plugin) {
        Element common = child(plugin, "configuration");
        for (Element execution : children(child(plugin, "executions"))) {
            Map<String, String> settings = new LinkedHashMap<>();
            Map<String, String> configOptions = new LinkedHashMap<>();
            for (Element configuration : new Element[] {common, child(execution, "configuration")}) {
                children(configuration).stream().filter(each -> !each.getNodeName().equals("configOptions"))
                    .forEach(each -> settings.put(each.getNodeName(), value(each)));
                children(child(configuration, "configOptions")).forEach(each -> configOptions.put(each.getNodeName(), value(each)));
            }
            executions.add(new Execution(settings, configOptions));
        }
    }

    private String value(Element element) {
        String value = element.getTextContent().strip();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            value = value.replace("${" + property.getKey() + "}", property.getValue());
        }
        return value;
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream().filter(each -> each.getNodeName().equals(name)).findFirst().orElse(null);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
