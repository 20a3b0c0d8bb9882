package dev.persona.contract.zitadel;

import dev.persona.contract.Contract;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;

/**
 * Refuses callers who name another organisation than the one of this deployment. The vendor checks that along with the credentials, so it
 * comes before the body is looked at.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class OrganisationFilter implements Ordered {

    private static final String CONTRACT = "zitadel";

    private final Organisation organisation;

    OrganisationFilter(Organisation organisation) {
        this.organisation = organisation;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean ours = organisation.isMeant(request.getHeaders().getAll(Organisation.HEADER));
        return ours || !isZitadel(request) ? null : ZitadelErrors.otherOrganisation();
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    private static boolean isZitadel(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
            .flatMap(route -> route.getAnnotationMetadata().stringValue(Contract.class)).filter(CONTRACT::equals).isPresent();
    }
}
