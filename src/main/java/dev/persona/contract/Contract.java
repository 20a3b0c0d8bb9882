package dev.persona.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a generated route which contract it belongs to. Failures that happen before a controller is reached find the
 * {@link ContractErrors} of that name, so that a contract is never guessed from a URL.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Contract {

    /**
     * The contract's name, which is the tag of its operations in lower case.
     *
     * @return the name
     */
    String value();

    /**
     * The operation's id in the specification.
     *
     * @return the id; {@code none} for what is no operation
     */
    String operation() default "none";
}
