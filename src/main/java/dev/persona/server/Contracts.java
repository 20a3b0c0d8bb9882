package dev.persona.server;

import dev.persona.contract.Contract;
import dev.persona.contract.ContractErrors;
import io.micronaut.context.BeanContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows which contract a request belongs to: the one of the route that its path has, whatever its method and media types. */
@Singleton
final class Contracts {

    private final Router router;
    private final BeanContext context;

    Contracts(Router router, BeanContext context) {
        this.router = router;
        this.context = context;
    }

    /**
     * How to answer a request's failures.
     *
     * @param request the request
     * @return the errors of its contract; empty if its path is of no contract, or could not be read
     */
    Optional<ContractErrors> errorsOf(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> received && received.getNativeRequest().decoderResult().isFailure()) {
            return Optional.empty();
        }
        return routeOf(request).flatMap(Contracts::name).map(name -> context.getBean(ContractErrors.class, Qualifiers.byName(name)));
    }

    /**
     * The route of a request, or another one of the same path.
     *
     * @param request the request
     * @return the route; empty if nothing is served at the path
     */
    Optional<? extends RouteInfo<?>> routeOf(HttpRequest<?> request) {
        Optional<? extends RouteInfo<?>> route = RouteAttributes.getRouteInfo(request);
        return route.isPresent() ? route : router.findAny(request).stream().findFirst().map(UriRouteMatch::getRouteInfo);
    }

    private static Optional<String> name(RouteInfo<?> route) {
        return route.getAnnotationMetadata().stringValue(Contract.class);
    }
}
