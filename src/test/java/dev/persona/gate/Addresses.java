package dev.persona.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The addresses of all specifications: every path of each behind each of its servers. */
final class Addresses {

    private final List<Route> routes;

    Addresses(List<Specification> specifications) {
        routes = specifications.stream().flatMap(specification -> specification.routes().stream()).toList();
    }

    /**
     * The route of a request.
     *
     * @param route the route
     * @param variables the values of the variables in its address, as they were sent
     */
    record Match(Route route, Map<String, String> variables) {
    }

    /**
     * Finds the route of a request: of those that describe the method the one with the most literal address, or else the most literal of
     * all. (OpenAPI only says that a literal path comes first; a user may be named like a literal path, though, and is reached by the
     * methods that this one does not have.)
     */
    Optional<Match> find(String method, String path) {
        List<Match> matches = matches(path);
        return matches.stream().filter(match -> match.route().operation(method).isPresent()).findFirst()
            .or(() -> matches.stream().findFirst());
    }

    /** The methods that an address has: what its {@code Allow} lists. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        matches(path).forEach(match -> match.route().operations().forEach(operation -> methods.add(operation.method())));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private List<Match> matches(String path) {
        List<Match> matches = new ArrayList<>();
        routes.forEach(route -> route.match(path).ifPresent(variables -> matches.add(new Match(route, variables))));
        matches.sort(Comparator.comparing(match -> match.route().precedence()));
        return matches;
    }
}
