package dev.persona.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text, or every text in a JSON object, must be one that the record can hold: no U+0000, no unpaired surrogates. JSON can spell both
 * and a specification cannot rule them out, so every text member has this constraint.
 */
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Storable {

    /**
     * The rule as a sentence without its subject.
     *
     * @return the message template
     */
    String message() default "must not contain U+0000 or unpaired surrogates";

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
