package dev.persona.gate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One path of one specification behind one of its servers.
 *
 * @param specification the specification
 * @param template the path as the specification has it
 * @param address the same behind the server's path
 * @param absent whether the server is one that does not exist ({@code x-absent-servers}), so that every path answers a 404
 */
record Route(Specification specification, String template, String address, boolean absent) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    Route(Specification specification, String server, String template, Collection<String> absentServers) {
        this(specification, template, (server.endsWith("/") ? server.substring(0, server.length() - 1) : server) + template,
            absentServers.contains(server));
    }

    /** The path's operations, in the order of the specification. */
    List<Operation> operations() {
        return specification.operations().stream().filter(operation -> operation.path().equals(template)).toList();
    }

    /** The operation with a method; HEAD is GET without the body. */
    Optional<Operation> operation(String method) {
        return operations().stream().filter(operation -> operation.method().equals(method.equals("HEAD") ? "GET" : method)).findFirst();
    }

    /** The values of the address's variables in a path, as they were sent; empty if the path is not of this route. */
    Optional<Map<String, String>> match(String path) {
        Matcher values = PATTERNS.computeIfAbsent(address, Route::pattern).matcher(path);
        if (!values.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        Matcher names = VARIABLE.matcher(address);
        for (int i = 1; names.find(); i++) {
            found.put(names.group(1), values.group(i));
        }
        return Optional.of(found);
    }

    /** Sorts the more literal of two addresses that fit one path first: a segment that is literal comes before a variable. */
    String precedence() {
        StringBuilder order = new StringBuilder();
        for (String segment : address.split("/")) {
            order.append(VARIABLE.matcher(segment).find() ? '1' : '0');
        }
        return order.toString();
    }

    private static Pattern pattern(String address) {
        StringBuilder regex = new StringBuilder();
        Matcher variables = VARIABLE.matcher(address);
        int end = 0;
        for (; variables.find(); end = variables.end()) {
            regex.append(Pattern.quote(address.substring(end, variables.start()))).append("([^/]+)");
        }
        return Pattern.compile(regex + Pattern.quote(address.substring(end)));
    }
}
