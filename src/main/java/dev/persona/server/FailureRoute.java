package dev.persona.server;

import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.web.router.RouteAttributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Leads every exception to the handler that Micronaut would choose, and remembers which that is. Micronaut compares all bean definitions for
 * each exception (its cache of candidates never finds a {@code ClosestTypeArgumentQualifier} again, as that has no {@code equals}), which
 * costs more than all the rest of a refused request.
 */
@Controller
final class FailureRoute {

    private final BeanContext context;
    private final ConcurrentMap<Class<?>, ExceptionHandler<Throwable, ?>> handlers = new ConcurrentHashMap<>();

    FailureRoute(BeanContext context) {
        this.context = context;
    }

    @Error(global = true)
    @Produces(MediaType.ALL)
    @Nullable
    Object handle(HttpRequest<?> request, Throwable exception) {
        // The contract of a request is known from its own route, and not from this one.
        Exchange.of(request).flatMap(Exchange::match).ifPresentOrElse(match -> {
            RouteAttributes.setRouteMatch(request, match);
            RouteAttributes.setRouteInfo(request, match.getRouteInfo());
        }, () -> {
            request.removeAttribute(HttpAttributes.ROUTE_MATCH, Object.class);
            request.removeAttribute(HttpAttributes.ROUTE_INFO, Object.class);
        });
        return handlers.computeIfAbsent(exception.getClass(), this::handler).handle(request, exception);
    }

    @SuppressWarnings("unchecked")
    private ExceptionHandler<Throwable, ?> handler(Class<?> type) {
        return context.getBean(ExceptionHandler.class, Qualifiers.byTypeArgumentsClosest(type, Object.class));
    }
}
