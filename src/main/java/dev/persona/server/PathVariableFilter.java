package dev.persona.server;

import dev.persona.contract.RequestRefusedException;
import dev.persona.contract.Violation;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Refuses path variables that are not UTF-8 behind their percent signs; the router would put U+FFFD in place of what it cannot decode. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PathVariableFilter implements Ordered {

    private static final String REPLACEMENT = "\uFFFD";

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request.getPath().indexOf('%') >= 0
            && RouteAttributes.getRouteMatch(request).orElse(null) instanceof UriRouteMatch<?, ?> route && !isUtf8(request.getPath())) {
            route.getVariableValues().entrySet().stream()
                .filter(entry -> String.valueOf(entry.getValue()).contains(REPLACEMENT) && takes(route, entry.getKey()))
                .map(Map.Entry::getKey).findFirst().ifPresent(PathVariableFilter::refuse);
        }
    }

    /** An operation that does not look at a part of the path has nothing to say about it. */
    private static boolean takes(UriRouteMatch<?, ?> route, String variable) {
        return Arrays.stream(route.getArguments())
            .anyMatch(argument -> argument.getAnnotationMetadata().stringValue(PathVariable.class).orElse(argument.getName())
                .equals(variable));
    }

    private static void refuse(String variable) {
        Violation violation = new Violation(variable, Violation.Rule.CHARACTERS, null, 0, Integer.MAX_VALUE, null,
            variable + " must be percent-encoded UTF-8.");
        throw new RequestRefusedException(errors -> errors.invalid(List.of(violation)));
    }

    private static boolean isUtf8(String path) {
        byte[] bytes = URLDecoder.decode(path, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
