package dev.persona.contract;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text must be empty or a well-formed BCP 47 language tag, {@code _} counting as {@code -}: {@code x-language-tag} in a specification. */
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface LanguageTag {

    /**
     * The rule as a sentence without its subject.
     *
     * @return the message template
     */
    String message() default "must be a BCP 47 language tag";

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
