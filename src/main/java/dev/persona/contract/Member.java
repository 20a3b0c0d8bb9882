package dev.persona.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A parameter or a member of a body, found by following names from a generated type.
 *
 * @param name as the specification spells it, with dots for nesting
 * @param order where it stands in the specification: position in each type from the outside in
 * @param type its Java type
 * @param annotations where its constraints are
 */
record Member(String name, List<Integer> order, Class<?> type, AnnotatedElement annotations) {

    /** What reflection says of the components of a record, asked once for each type: else it is a fifth of the work for a refusal. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(Component::of).toList() : List.of();
        }
    };

    /**
     * The body itself.
     *
     * @param type the record of the body
     * @return a member without a name
     */
    static Member body(Class<?> type) {
        return new Member("", List.of(), type, type);
    }

    /**
     * The member of this record that has a name in JSON.
     *
     * @param jsonName the name as the specification spells it
     * @return the member; this one if its type has no such member
     */
    Member member(String jsonName) {
        return find(component -> component.jsonName.equals(jsonName));
    }

    /**
     * The member of this record that has a name in Java, which may be another member's name in JSON.
     *
     * @param javaName the name of the record's component
     * @return the member; this one if its type has no such member
     */
    Member component(String javaName) {
        return find(component -> component.javaName.equals(javaName));
    }

    private Member find(Predicate<Component> isWanted) {
        List<Component> components = COMPONENTS.get(type);
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            if (isWanted.test(component)) {
                List<Integer> nested = new ArrayList<>(order);
                nested.add(i);
                return new Member(name.isEmpty() ? component.jsonName : name + "." + component.jsonName, nested, component.accessor.getReturnType(),
                    component.accessor);
            }
        }
        return this;
    }

    /** The fewest code points of a text. */
    int min() {
        CodePoints limits = annotations.getAnnotation(CodePoints.class);
        return limits == null ? 0 : limits.min();
    }

    /** The most code points of a text. */
    int max() {
        CodePoints limits = annotations.getAnnotation(CodePoints.class);
        return limits == null ? Integer.MAX_VALUE : limits.max();
    }

    /** What values of this member's type are, to end the sentence "must be". */
    String typeInWords() {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(Member::jsonValue).collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return "an RFC 3339 date-time with an offset";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a " + typeName();
    }

    /** The name of the type in the specification. */
    String typeName() {
        if (type == Boolean.class) {
            return "boolean";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "number";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "string";
    }

    private static String jsonValue(Object constant) {
        try {
            Method value = Arrays.stream(constant.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class)).findFirst().orElseThrow();
            return String.valueOf(value.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a generated enum without a value", e);
        }
    }

    /** A component of a record under both of its names. */
    private record Component(String javaName, String jsonName, Method accessor) {

        static Component of(RecordComponent component) {
            Method accessor = component.getAccessor();
            return new Component(component.getName(), accessor.getAnnotation(JsonProperty.class).value(), accessor);
        }
    }
}
