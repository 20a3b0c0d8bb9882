package dev.persona.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks again and again: a hundred files are looked at in a millisecond, on every file system, whatever way an editor saves. */
final class Watch {

    private static final List<Path> ROOTS = List.of(Path.of("pom.xml"), Path.of("openapi"), Path.of("src", "main"));
    private static final int INTERVAL_MILLIS = 100;

    private Map<Path, String> seen = Map.of();

    /** Everything that is there; what is saved from now on is a change. */
    Set<Path> all() throws IOException {
        seen = look();
        return new HashSet<>(seen.keySet());
    }

    /** Waits until something is saved, made or deleted, and then until a tenth of a second passes without it. */
    Set<Path> changes() throws IOException, InterruptedException {
        Set<Path> changed = new HashSet<>();
        while (true) {
            Thread.sleep(INTERVAL_MILLIS);
            Map<Path, String> now = look();
            Set<Path> fresh = difference(seen, now);
            seen = now;
            changed.addAll(fresh);
            if (fresh.isEmpty() && !changed.isEmpty()) {
                return changed;
            }
        }
    }

    private static Set<Path> difference(Map<Path, String> before, Map<Path, String> now) {
        Set<Path> paths = new HashSet<>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> now.containsKey(path) && now.get(path).equals(before.get(path)));
        return paths;
    }

    private static Map<Path, String> look() throws IOException {
        Map<Path, String> stamps = new HashMap<>();
        for (Path root : ROOTS) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    stamp(path, stamps);
                }
            }
        }
        return stamps;
    }

    private static void stamp(Path path, Map<Path, String> stamps) {
        try {
            if (Files.isRegularFile(path) && !path.getFileName().toString().matches("\\..*|.*~|#.*#|.*\\.sw.")) {
                stamps.put(path, Files.getLastModifiedTime(path) + " " + Files.size(path));
            }
        } catch (IOException e) {
            // It went away meanwhile, which the next look sees.
            stamps.remove(path);
        }
    }
}
