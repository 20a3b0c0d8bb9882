package dev.persona.server;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.RequestRefusedException;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;

/** What is refused before anybody asks who is calling. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class EarlyFilter implements Ordered {

    private final long maxBodyBytes;

    EarlyFilter(@Property(name = "micronaut.server.max-request-size") long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** The router overlooks a slash at the end, but no specification has such a path. */
    @RequestFilter
    @Nullable
    HttpResponse<?> trailingSlash(HttpRequest<?> request) {
        String path = request.getPath();
        return path.length() > 1 && path.endsWith("/") ? Problem.response(HttpStatus.NOT_FOUND) : null;
    }

    /** Micronaut holds only those bodies to the limit that an operation reads. */
    @RequestFilter
    void declaredLength(HttpRequest<?> request) {
        if (request.getContentLength() > maxBodyBytes && RouteAttributes.getRouteInfo(request).isPresent()) {
            throw new RequestRefusedException(ContractErrors::contentTooLarge);
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }
}
