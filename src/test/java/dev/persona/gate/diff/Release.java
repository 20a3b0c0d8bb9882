package dev.persona.gate.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One contract held against its last release. Any change needs a higher version and an entry in the changelog; a change of
 * texts or examples alone is a change too, as people and tests work by them: a patch is enough for it. A breaking change needs
 * a new major version.
 *
 * @param contract the contract's name, which is its file's
 * @param before the version that was released
 * @param after the version as it is now
 * @param changes what changed between the two
 * @param changelog where changes are announced
 */
record Release(String contract, Version before, Version after, List<Change> changes, Changelog changelog) {

    /** What stands in the way of this state, in words; empty when nothing does. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        boolean changed = !changes.isEmpty() || !after.equals(before);
        if (after.compareTo(before) < 0) {
            objections.add("info.version went back from " + before + " to " + after);
        } else if (breaks() && after.major() <= before.major()) {
            objections.add("a breaking change needs a new major info.version, " + (before.major() + 1) + ".0.0 or later; it is " + after);
        } else if (changed && after.equals(before)) {
            objections.add("a change needs a higher info.version than " + before + ": a patch for texts and examples, a minor version for additions");
        }
        if (changed && !changelog.announces(contract, after)) {
            objections.add("the Unreleased block of CHANGELOG.md has no entry that names " + contract + " " + after);
        }
        return objections;
    }

    boolean breaks() {
        return changes.stream().anyMatch(Change::breaking);
    }

    /** The contract's part of the report. */
    String report() {
        if (changes.isEmpty() && after.equals(before)) {
            return contract + " " + after + ": as released\n";
        }
        StringBuilder report = new StringBuilder(contract + " " + before + " -> " + after + "\n");
        lines().forEach((line, operations) -> report.append("  ").append(line, 0, 12).append(String.join(", ", operations)).append(": ")
            .append(line.substring(12)).append('\n'));
        objections().forEach(objection -> report.append("  REFUSED: ").append(objection).append('\n'));
        return report.toString();
    }

    /** The same change of a shared part is one line for all operations that share it. */
    private Map<String, List<String>> lines() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        changes.forEach(change -> lines.computeIfAbsent((change.breaking() ? "BREAKING    " : "compatible  ") + change.what(), any -> new ArrayList<>())
            .add(change.operation()));
        return lines;
    }
}
