package dev.persona.dev;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks again and again: a hundred files are looked at in a millisecond, on every file system, whatever way an editor saves. */
final class Watch {

    private static final List<Path> ROOTS = List.of(Path.of("pom.xml"), Path.of("openapi"), Path.of("src", "main"));
    private static final String EDITORS_OWN = "\\..*|.*~|#.*#|4913|.*\\.new";
    private static final int INTERVAL_MILLIS = 100;

    private Map<Path, String> seen = Map.of();

    /** Everything that is there; what is saved from now on is a change. */
    Set<Path> all() throws IOException {
        seen = look();
        return new HashSet<>(seen.keySet());
    }

    /** Waits until something is saved, made or deleted, and then until the next look finds nothing more. */
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
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!file.getFileName().toString().matches(EDITORS_OWN)) {
                        stamps.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** It went away meanwhile, as it does where an editor saves by renaming; the next look sees what became of it. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException reason) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return stamps;
    }
}
