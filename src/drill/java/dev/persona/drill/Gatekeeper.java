package dev.persona.drill;

import dev.persona.gate.Exchange;
import dev.persona.gate.Gate;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Holds answers against the specifications, with the gate that the tests use. The same answer to the same operation is looked at once. */
final class Gatekeeper {

    private final Set<String> seen = new HashSet<>();
    private final Set<String> undocumented = new TreeSet<>();

    synchronized void check(Call call, Answer answer) {
        // In a success each person is another; in a failure nothing is.
        String body = answer.isSuccess() ? "" : answer.text();
        if (seen.add(call.method() + call.path() + answer.status() + body + answer.has("Retry-After"))) {
            try {
                Gate.shared().check(new Exchange(call.method(), call.path(), call.headerLists(), call.body().getBytes(StandardCharsets.UTF_8),
                    answer.status(), answer.headers(), answer.body()));
            } catch (AssertionError e) {
                undocumented.add(e.getMessage());
            }
        }
    }

    /** What was answered against a specification; empty if nothing was. */
    synchronized Set<String> undocumented() {
        return undocumented;
    }
}
