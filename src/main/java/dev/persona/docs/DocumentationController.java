package dev.persona.docs;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Optional;

/**
 * Serves the documentation to everybody. It has no contract of its own: what it does not know is answered like any other path of no
 * contract. {@code Accept} chooses nothing, since the ending of the path already did.
 */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DocumentationController {

    private final Page page;
    private final Specifications specifications;

    DocumentationController(Page page, Specifications specifications) {
        this.page = page;
        this.specifications = specifications;
    }

    @Get
    HttpResponse<?> root() {
        return HttpResponse.temporaryRedirect(URI.create("/docs"));
    }

    @Get("/docs")
    HttpResponse<?> page(HttpRequest<?> request) {
        return page.html().answer(request);
    }

    @Get("/docs/{file}")
    @Nullable
    HttpResponse<?> file(HttpRequest<?> request, String file) {
        return answer(request, page.file(file));
    }

    @Get("/openapi/{file}")
    @Nullable
    HttpResponse<?> specification(HttpRequest<?> request, String file) {
        return answer(request, specifications.file(file));
    }

    /** Nothing becomes a 404. */
    private static HttpResponse<?> answer(HttpRequest<?> request, Optional<Representation> found) {
        return found.map(representation -> representation.answer(request)).orElse(null);
    }
}
