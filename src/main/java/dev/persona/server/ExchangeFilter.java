package dev.persona.server;

import dev.persona.contract.Contract;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;

/** Notes for each exchange which contract, operation and route it is of. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ExchangeFilter implements Ordered {

    private final Contracts contracts;

    ExchangeFilter(Contracts contracts) {
        this.contracts = contracts;
    }

    @RequestFilter
    void note(HttpRequest<?> request) {
        Exchange.of(request).ifPresent(exchange -> RouteAttributes.getRouteMatch(request).ifPresent(exchange::matched));
        Exchange.of(request).ifPresent(exchange -> contracts.routeOf(request).ifPresent(route -> {
            AnnotationMetadata metadata = route.getAnnotationMetadata();
            // A path with another method belongs to a contract, but to no operation.
            boolean operation = RouteAttributes.getRouteInfo(request).isPresent();
            exchange.routed(metadata.stringValue(Contract.class).orElse(Exchange.NONE),
                operation ? metadata.stringValue(Contract.class, "operation").orElse(Exchange.NONE) : Exchange.NONE, template(route));
        }));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static String template(RouteInfo<?> route) {
        return route instanceof UriRouteInfo<?, ?> byUri ? byUri.getUriMatchTemplate().toPathString() : Exchange.NONE;
    }
}
