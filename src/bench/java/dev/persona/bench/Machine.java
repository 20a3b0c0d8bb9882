package dev.persona.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {

    private static final double KIB_PER_GIB = 1024 * 1024;

    private Machine() {
    }

    static String describe(Postgres postgres) {
        return String.format(Locale.ROOT, "%s, %d cores, %.0f GiB of memory, Linux %s, JDK %s, PostgreSQL %s; %s.",
            value("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
            Double.parseDouble(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / KIB_PER_GIB,
            System.getProperty("os.version").replaceFirst("^(\\d+\\.\\d+).*", "$1"), System.getProperty("java.version"), postgres.version().split(" ")[0], LocalDate.now(ZoneOffset.UTC));
    }

    private static String value(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(name)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
