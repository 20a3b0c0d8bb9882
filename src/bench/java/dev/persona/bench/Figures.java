package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recorded results, in a file that spreadsheets read. Each part of the benchmark replaces what it recorded the last time. */
final class Figures {

    private final Path file;
    private final List<Figure> all = new ArrayList<>();

    Figures(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream().skip(1).map(Figure::parse).forEach(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Figure> of(String part) {
        return all.stream().filter(each -> each.part().equals(part)).toList();
    }

    Optional<Series> find(String part, String subject, String measure, int connections) {
        return all.stream()
            .filter(each -> each.part().equals(part) && each.subject().equals(subject) && each.measure().equals(measure)
                && each.connections() == connections)
            .map(Figure::series).findFirst();
    }

    void replace(String part, List<Figure> figures) {
        all.removeIf(each -> each.part().equals(part));
        all.addAll(figures);
        List<String> lines = new ArrayList<>(List.of(Figure.HEADER));
        all.stream().map(Figure::line).sorted().forEach(lines::add);
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
