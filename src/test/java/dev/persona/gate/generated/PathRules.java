package dev.persona.gate.generated;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the method and the path of a request. */
final class PathRules {

    private static final List<String> METHODS = List.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE");
    private static final List<String> NOT_UTF8 = List.of("%FF", "%C3", "%C0%80", "%E2%82", "%ED%A0%80", "%F0%9F%98", "%80", "%F5%80%80%80",
        "%C0%AF", "%FE%FF");
    private static final List<String> MALFORMED = List.of("%zz", "%", "%4", "%u0041", "%-1", "\"", "<", "|", "^", "`", "{", "\\");

    private final List<Rule> rules = new ArrayList<>();

    private PathRules() {
    }

    static List<Rule> of(Operation operation, Routes routes) {
        PathRules rules = new PathRules();
        for (String method : METHODS) {
            String target = operation.specification().mounts().get(0) + operation.path().replaceAll("\\{[^}]*}", "x");
            if (!routes.methods(target).contains(method)) {
                rules.rules.add(Rule.of("method " + method, 405, draft -> draft.method = method));
            }
        }
        operation.parameters("path").forEach(rules::parameter);
        return rules.rules;
    }

    private void parameter(Parameter parameter) {
        String name = parameter.getName();
        boolean escapedTwice = Extensions.of(parameter.getExtensions()).has(Extensions.SLASHES_ESCAPED_TWICE);
        if (parameter.getSchema().getMaxLength() != null) {
            int tooLong = parameter.getSchema().getMaxLength() + 1;
            rules.add(Rule.of(name + " in the path: too long", 400, draft -> {
                Texts texts = new Texts(draft.random);
                String text = texts.ofLength(tooLong);
                // Escaped once more, these two would shorten the text.
                draft.segments.put(name, PathText.of(escapedTwice ? text.replace('%', 'x') : text, escapedTwice, draft.random));
            }));
        }
        rules.add(Rule.of(name + " in the path: not UTF-8", 400, draft -> insert(draft, name, Formats.any(NOT_UTF8, draft.random))));
        rules.add(Rule.of(name + " in the path: U+0000", 400, draft -> insert(draft, name, "%00")));
        rules.add(Rule.outside(name + " in the path: malformed", 400, draft -> insert(draft, name, Formats.any(MALFORMED, draft.random))));
        rules.add(Rule.outside(name + " in the path: empty", 404, draft -> draft.segments.put(name, "")));
        rules.add(Rule.outside(name + " in the path: longer than an address can be", 414,
            draft -> draft.segments.put(name, "x".repeat(4096))));
    }

    /** Puts something before or behind a short value, which keeps it from being too long as well. */
    private static void insert(Draft draft, String name, String wrong) {
        draft.segments.put(name, draft.random.nextBoolean() ? "x" + wrong : wrong + "x");
    }
}
