package dev.persona.server;

import dev.persona.contract.Contract;
import dev.persona.contract.ContractErrors;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests of the contracts are under way: those that a database connection can serve, and a number that may wait for one.
 * The excess is refused at once, before anybody asks who is calling. Health and metrics are of no contract and never wait.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OverloadFilter implements Ordered {

    private static final String ADMITTED = OverloadFilter.class.getName();

    private final Contracts contracts;
    private final Semaphore places;
    private final Counter refused;

    OverloadFilter(Contracts contracts, @Property(name = "datasources.default.maximum-pool-size") int connections,
                   @Property(name = "persona.waiting-requests") int waiting, MeterRegistry registry) {
        this.contracts = contracts;
        int capacity = connections + waiting;
        places = new Semaphore(capacity);
        refused = Counter.builder("persona.refused").description("Requests refused because too many were waiting.").register(registry);
        Gauge.builder("persona.requests.underway", () -> capacity - places.availablePermits())
            .description("Requests of the contracts that are being worked on or wait.").register(registry);
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> admit(HttpRequest<?> request) {
        if (RouteAttributes.getRouteInfo(request).filter(route -> route.getAnnotationMetadata().hasAnnotation(Contract.class)).isEmpty()) {
            return null;
        }
        if (!places.tryAcquire()) {
            refused.increment();
            return contracts.errorsOf(request).orElseThrow().unavailable(ContractErrors.RETRY_AFTER_SECONDS);
        }
        request.setAttribute(ADMITTED, true);
        return null;
    }

    @ResponseFilter
    void leave(HttpRequest<?> request) {
        if (request.removeAttribute(ADMITTED, Boolean.class).isPresent()) {
            places.release();
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before() - 1;
    }
}
