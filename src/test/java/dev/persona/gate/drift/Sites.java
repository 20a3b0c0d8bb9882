package dev.persona.gate.drift;

import dev.persona.gate.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where faults are planted: in a usual run each kind in one operation, another one for each kind; with {@code -Ddrift=everywhere} in all. */
final class Sites {

    private static final boolean EVERYWHERE = "everywhere".equals(System.getProperty("drift"));

    private Sites() {
    }

    /** The chosen faults of each kind, with its name. */
    static <F> Stream<Arguments> chosen(Stream<F> faults, Function<F, String> kind, Function<F, Operation> operation) {
        Map<String, Map<Operation, F>> byKind = new LinkedHashMap<>();
        faults.forEach(fault -> byKind.computeIfAbsent(kind.apply(fault), any -> new LinkedHashMap<>()).putIfAbsent(operation.apply(fault), fault));
        List<String> kinds = List.copyOf(byKind.keySet());
        return IntStream.range(0, kinds.size()).mapToObj(i -> {
            List<F> all = new ArrayList<>(byKind.get(kinds.get(i)).values());
            return Arguments.of(kinds.get(i), EVERYWHERE ? all : List.of(all.get(i % all.size())));
        });
    }
}
