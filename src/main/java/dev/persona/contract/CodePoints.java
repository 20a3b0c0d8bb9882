package dev.persona.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code minLength} and {@code maxLength} of a specification. They count characters, which JSON Schema defines as code points;
 * {@link jakarta.validation.constraints.Size} would count an emoji twice.
 */
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface CodePoints {

    /**
     * The fewest code points.
     *
     * @return {@code minLength}
     */
    int min() default 0;

    /**
     * The most code points.
     *
     * @return {@code maxLength}
     */
    int max() default Integer.MAX_VALUE;

    /**
     * Whether {@code %2F} and {@code %5C} that are left after a path has been decoded count as the slash and the backslash that they
     * stand for.
     *
     * @return {@code x-slashes-escaped-twice}
     */
    boolean slashesEscapedTwice() default false;

    /**
     * The rule as a sentence without its subject.
     *
     * @return the message template
     */
    String message() default "must be at most {max} characters long";

    /**
     * Validation groups; none are used.
     *
     * @return the groups
     */
    Class<?>[] groups() default {};

    /**
     * Payload; none is used.
     *
     * @return the payload
     */
    Class<? extends Payload>[] payload() default {};
}
