package dev.persona.gate.diff;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints, per contract, what changed since its last release; the exit status is 1 when a change comes without what it needs. */
public final class Main {

    private final Path specifications;
    private final Changelog changelog;
    private final PrintStream out;

    private Main(Path specifications, Changelog changelog, PrintStream out) {
        this.specifications = specifications;
        this.changelog = changelog;
        this.out = out;
    }

    /** Takes the folder of the specifications, which has the released ones in `released/`, and the changelog. */
    public static void main(String[] args) throws IOException {
        System.exit(run(Path.of(args[0]), Path.of(args[1]), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(Path specifications, Path changelog, PrintStream out) throws IOException {
        return new Main(specifications, new Changelog(Files.readString(changelog)), out).all() ? 0 : 1;
    }

    private boolean all() throws IOException {
        TreeSet<String> contracts = new TreeSet<>(contracts(specifications));
        contracts.addAll(contracts(specifications.resolve("released")));
        boolean accepted = true;
        for (String contract : contracts) {
            accepted &= one(contract);
        }
        return accepted;
    }

    private static List<String> contracts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")).map(name -> name.replace(".yaml", "")).toList();
        }
    }

    private boolean one(String contract) throws IOException {
        Path current = specifications.resolve(contract + ".yaml");
        Path released = specifications.resolve("released").resolve(contract + ".yaml");
        if (!Files.exists(released)) {
            out.println(contract + ": new, not released yet");
            return true;
        }
        if (!Files.exists(current)) {
            out.println(contract + "\n  BREAKING    every operation: the contract is removed\n"
                + "  REFUSED: remove openapi/released/" + contract + ".yaml too if it is really withdrawn");
            return false;
        }
        try {
            Changes messages = new Changes();
            Protos.in(specifications.resolve(contract)).compare(Protos.in(specifications.resolve("released").resolve(contract)), messages);
            return compare(contract, Files.readString(released), Files.readString(current), messages.all());
        } catch (IllegalArgumentException e) {
            out.println(contract + "\n  REFUSED: " + e.getMessage());
            return false;
        }
    }

    private boolean compare(String contract, String before, String after, List<Change> inMessages) {
        List<Change> changes = Stream.concat(SpecDiff.between(before, after).stream(), inMessages.stream()).toList();
        Release release = new Release(contract, Version.of(Spec.read(before).version()), Version.of(Spec.read(after).version()),
            changes, changelog);
        out.print(release.report());
        return release.objections().isEmpty();
    }
}
