package dev.persona.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Windows that take turns, so that whatever the machine does meanwhile meets all of them. */
final class Rounds {

    private final Map<String, Supplier<Window>> windows = new LinkedHashMap<>();
    private final Map<String, List<Window>> seen = new LinkedHashMap<>();

    Rounds add(String name, Supplier<Window> window) {
        windows.put(name, window);
        seen.put(name, new ArrayList<>());
        return this;
    }

    Rounds run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            windows.forEach((name, window) -> seen.get(name).add(window.get()));
        }
        return this;
    }

    List<Window> of(String name) {
        return seen.get(name);
    }
}
