package dev.persona.gate.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A way to break one rule of an operation.
 *
 * @param name what is wrong
 * @param status what has to be answered
 * @param outside whether the answer comes before the request is known to belong to a contract, and is problem details
 * @param draft makes such a request
 */
record Rule(String name, int status, boolean outside, Function<Generator, Draft> draft) {

    /** A valid request with one thing changed. */
    static Rule of(String name, int status, Consumer<Draft> change) {
        return new Rule(name, status, false, changed(change));
    }

    /** The same with problem details as the answer. */
    static Rule outside(String name, int status, Consumer<Draft> change) {
        return new Rule(name, status, true, changed(change));
    }

    /** All rules of an operation, always in the same order. */
    static List<Rule> of(Operation operation, Routes routes) {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(HeaderRules.of(operation));
        rules.addAll(PathRules.of(operation, routes));
        rules.addAll(UserRules.of(operation));
        operation.body().ifPresent(schema -> {
            rules.addAll(BodyRules.all());
            rules.addAll(new MemberRules(operation).rules());
        });
        return rules;
    }

    private static Function<Generator, Draft> changed(Consumer<Draft> change) {
        return generator -> {
            Draft draft = generator.valid();
            change.accept(draft);
            return draft;
        };
    }
}
