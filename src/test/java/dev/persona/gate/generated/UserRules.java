package dev.persona.gate.generated;

import java.util.ArrayList;
import java.util.List;

/** Requests of and about people who do not exist, and about other people than the caller. */
final class UserRules {

    private UserRules() {
    }

    static List<Rule> of(Operation operation) {
        List<Rule> rules = new ArrayList<>();
        int nobody = operation.status(Extensions.UNKNOWN_USER).orElseGet(operation::success);
        operation.parameters("path").stream()
            .filter(parameter -> Extensions.of(parameter.getExtensions()).has(Extensions.USER_ID) && parameter.getSchema().getMaxLength() != null)
            .forEach(parameter -> rules.add(new Rule("unknown user with the longest " + parameter.getName(), nobody, false,
                generator -> generator.valid(new Somebody("x".repeat(parameter.getSchema().getMaxLength()))))));
        operation.status(Extensions.UNKNOWN_USER).ifPresent(status -> {
            rules.add(new Rule("unknown user", status, false, generator -> generator.valid(generator.unknown())));
            boolean inPath = operation.parameters("path").stream()
                .anyMatch(parameter -> Extensions.of(parameter.getExtensions()).has(Extensions.USER_ID));
            operation.schemes().stream().filter(Credentials.OF_USERS::contains).filter(scheme -> inPath)
                .forEach(scheme -> rules.add(new Rule("somebody else's " + scheme, status, false, generator -> {
                    Draft draft = generator.valid();
                    draft.headers.keySet().removeAll(Credentials.headers());
                    Credentials.add(draft.headers, scheme, generator.unknown().created().id());
                    return draft;
                })));
        });
        return rules;
    }
}
