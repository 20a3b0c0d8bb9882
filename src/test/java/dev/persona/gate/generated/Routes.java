package dev.persona.gate.generated;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods the specifications together describe for an address. */
record Routes(List<Operation> operations) {

    /** The methods of every path that an address fits. HEAD goes with GET. */
    Set<String> methods(String target) {
        Set<String> methods = new TreeSet<>();
        operations.stream().filter(operation -> fits(operation, target)).map(Operation::method).forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static boolean fits(Operation operation, String target) {
        String path = Arrays.stream(operation.path().split("/"))
            .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment)).collect(Collectors.joining("/"));
        return operation.specification().mounts().stream().anyMatch(mount -> target.matches(Pattern.quote(mount) + path));
    }
}
