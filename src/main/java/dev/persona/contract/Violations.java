package dev.persona.contract;

import dev.persona.contract.Violation.Rule;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects broken rules and brings them into the specification's order, at most one for each member. */
public final class Violations {

    private static final Comparator<List<Integer>> SPECIFICATION_ORDER = (left, right) -> {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int difference = Integer.compare(left.get(i), right.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.size(), right.size());
    };

    private record Found(List<Integer> order, Violation violation) {
    }

    private final List<Found> found = new ArrayList<>();

    /**
     * The broken rules of one call of an operation.
     *
     * @param constraintViolations what validation found
     * @param arguments the arguments of the route
     * @return the violations in order
     */
    public static List<Violation> of(Collection<? extends ConstraintViolation<?>> constraintViolations, Argument<?>[] arguments) {
        Violations violations = new Violations();
        constraintViolations.forEach(violation -> violations.add(violation, arguments));
        return violations.inOrder();
    }

    /**
     * Adds what validation found in a body.
     *
     * @param constraintViolations the broken constraints
     * @param body the body
     */
    void addAll(Collection<? extends ConstraintViolation<?>> constraintViolations, Member body) {
        for (ConstraintViolation<?> violation : constraintViolations) {
            Member member = body;
            for (Path.Node node : violation.getPropertyPath()) {
                member = member.component(node.getName());
            }
            add(member, violation);
        }
    }

    /**
     * Adds a value of the wrong type.
     *
     * @param member where it stands
     * @param value what was sent
     */
    void addType(Member member, Object value) {
        String argument = member.type().isEnum() ? member.typeInWords().substring("one of ".length()) : member.typeName();
        found.add(new Found(member.order(), new Violation(member.name(), Rule.TYPE, argument, member.min(), member.max(), value,
            member.name() + " must be " + member.typeInWords() + ".")));
    }

    /**
     * Whether a member has been found to break a rule.
     *
     * @return true if there is nothing to report
     */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * All violations, the first of each member, in the order of the specification.
     *
     * @return the violations
     */
    List<Violation> inOrder() {
        Map<String, Violation> firstOfMember = new LinkedHashMap<>();
        found.stream()
            .sorted(Comparator.comparing(Found::order, SPECIFICATION_ORDER).thenComparing(each -> each.violation().rule()))
            .forEach(each -> firstOfMember.putIfAbsent(each.violation().member(), each.violation()));
        return List.copyOf(firstOfMember.values());
    }

    private void add(ConstraintViolation<?> violation, Argument<?>[] arguments) {
        Member member = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                member = parameter(arguments, node.getName());
            } else if (member != null) {
                member = member.component(node.getName());
            }
        }
        add(member, violation);
    }

    private void add(Member member, ConstraintViolation<?> violation) {
        Class<?> constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        Rule rule = constraint == NotNull.class ? Rule.REQUIRED
            : constraint == Storable.class ? Rule.CHARACTERS
            : constraint == Pattern.class || constraint == LanguageTag.class ? Rule.PATTERN : Rule.LENGTH;
        String sentence = member.name() + " " + (rule == Rule.REQUIRED ? "is required" : violation.getMessage()) + ".";
        String argument = rule == Rule.LENGTH ? String.valueOf(member.max()) : null;
        found.add(new Found(member.order(),
            new Violation(member.name(), rule, argument, member.min(), member.max(), violation.getInvalidValue(), sentence)));
    }

    private static Member parameter(Argument<?>[] arguments, String name) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].getName().equals(name)) {
                AnnotationMetadata annotations = arguments[i].getAnnotationMetadata();
                String specified = annotations.stringValue(PathVariable.class)
                    .or(() -> annotations.stringValue(Header.class))
                    .or(() -> annotations.stringValue(QueryValue.class))
                    .orElse("");
                return new Member(specified, List.of(i), arguments[i].getType(), arguments[i].getType());
            }
        }
        throw new IllegalArgumentException("the route has no such argument");
    }
}
