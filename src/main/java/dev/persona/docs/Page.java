package dev.persona.docs;

import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The one page over all contracts, and the files that it consists of. They are read when somebody first asks for them. */
@Singleton
final class Page {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";

    private final Specifications specifications;
    private final Supplier<Representation> html = SupplierUtil.memoized(this::render);
    private final Map<String, Supplier<Representation>> files = Map.of(
        "docs.js", lazily("docs/docs.js", JAVASCRIPT),
        "docs.css", lazily("docs/docs.css", CSS),
        "favicon.svg", lazily("docs/favicon.svg", "image/svg+xml"),
        "swagger-ui-bundle.js", SupplierUtil.memoized(() -> new Representation(read(webjar() + "swagger-ui-bundle.js"), JAVASCRIPT)),
        "swagger-ui.css", SupplierUtil.memoized(() -> new Representation(read(webjar() + "swagger-ui.css"), CSS)));

    Page(Specifications specifications) {
        this.specifications = specifications;
    }

    /**
     * The page itself.
     *
     * @return HTML
     */
    Representation html() {
        return html.get();
    }

    /**
     * A file of the page.
     *
     * @param name its name
     * @return the file; empty if the page has no such file
     */
    Optional<Representation> file(String name) {
        return Optional.ofNullable(files.get(name)).map(Supplier::get);
    }

    private Representation render() {
        String contracts = specifications.all().stream().map(Page::entry).collect(Collectors.joining("\n"));
        String template = new String(read("docs/index.html"), StandardCharsets.UTF_8);
        return new Representation(template.replace("<!-- contracts -->", contracts).getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8");
    }

    private static String entry(Specification specification) {
        return """
                    <li>
                      <a href="?contract=%1$s" data-contract="%1$s">%2$s</a>
                      <small>%3$s · <a href="openapi/%1$s.yaml">YAML</a> · <a href="openapi/%1$s.json">JSON</a></small>
                    </li>""".formatted(escaped(specification.name()), escaped(specification.title()), escaped(specification.version()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Supplier<Representation> lazily(String resource, String contentType) {
        return SupplierUtil.memoized(() -> new Representation(read(resource), contentType));
    }

    /** The webjar's files lie in a folder named after its version, which only the build knows. */
    private static String webjar() {
        Properties properties = new Properties();
        try (InputStream stream = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
    }

    private static byte[] read(String resource) {
        try (InputStream stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws FileNotFoundException {
        InputStream stream = Page.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource);
        }
        return stream;
    }
}
