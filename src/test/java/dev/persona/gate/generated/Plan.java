package dev.persona.gate.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which case has which number. Every other case is valid; the others go through all rules of all operations, again and again. */
final class Plan {

    private record OperationRule(Operation operation, Rule rule) {
    }

    private final List<Operation> operations;
    private final List<OperationRule> rules = new ArrayList<>();

    Plan(List<Operation> operations, Routes routes) {
        this.operations = operations;
        operations.forEach(operation -> Rule.of(operation, routes).forEach(rule -> rules.add(new OperationRule(operation, rule))));
    }

    /** How many ways there are to break a rule. */
    int rules() {
        return rules.size();
    }

    Case number(int number) {
        int half = number / 2;
        if (number % 2 == 0) {
            return new Case(number, operations.get(half % operations.size()), Optional.empty(), half / operations.size());
        }
        OperationRule broken = rules.get(half % rules.size());
        return new Case(number, broken.operation(), Optional.of(broken.rule()), number);
    }
}
