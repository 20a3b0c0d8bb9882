package dev.persona.gate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The changelog's block of what is not released yet. */
final class Changelog {

    private static final Pattern HEADING = Pattern.compile("(?m)^##\\s");
    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*[-*]\\s");

    private final List<String> entries = new ArrayList<>();

    Changelog(String text) {
        for (String block : HEADING.split(text)) {
            if (block.matches("(?is)\\[?unreleased\\b.*")) {
                for (String item : ITEM.split(block)) {
                    entries.add(item.replaceAll("\\s+", " "));
                }
            }
        }
    }

    /** Whether an entry names the contract and, after it, this version of it: "Acme 1.2.0: ...". */
    boolean announces(String contract, Version version) {
        Pattern naming = Pattern.compile("(?i)\\b" + Pattern.quote(contract) + "\\b[^,;]*?"
            + "(?<![\\d.])" + Pattern.quote(version.toString()) + "(?!\\d|\\.\\d|-)");
        return entries.stream().anyMatch(entry -> naming.matcher(entry).find());
    }
}
