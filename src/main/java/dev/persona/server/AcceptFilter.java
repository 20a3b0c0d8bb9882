package dev.persona.server;

import dev.persona.contract.Answers;
import dev.persona.contract.ContractErrors;
import dev.persona.contract.RequestRefusedException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses callers who accept no media type of the operation's success (RFC 9110, section 12.5.1). No {@code Accept} accepts everything. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AcceptFilter implements Ordered {

    @RequestFilter
    void check(HttpRequest<?> request) {
        List<String> accept = request.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (!accept.isEmpty() && answers(request).filter(types -> Arrays.stream(types).noneMatch(type -> isAccepted(type, accept))).isPresent()) {
            throw new RequestRefusedException(ContractErrors::notAcceptable);
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    private static Optional<String[]> answers(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).map(route -> route.getAnnotationMetadata().stringValues(Answers.class))
            .filter(types -> types.length > 0);
    }

    /** The most specific range decides; a weight of 0 means "not this one". */
    private static boolean isAccepted(String type, List<String> accept) {
        String anySubtype = type.substring(0, type.indexOf('/')) + "/*";
        return accept.stream().flatMap(line -> Arrays.stream(line.split(",")))
            .map(range -> range.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(";"))
            .filter(range -> range[0].equals(type) || range[0].equals(anySubtype) || range[0].equals("*/*"))
            .max(Comparator.comparing(range -> range[0].equals(type) ? 2 : range[0].equals(anySubtype) ? 1 : 0))
            .filter(range -> Arrays.stream(range).noneMatch(parameter -> parameter.matches("q=0(\\.0*)?")))
            .isPresent();
    }
}
