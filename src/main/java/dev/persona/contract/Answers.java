package dev.persona.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a generated route which media types the body of its success has. Who accepts none of them gets the contract's 406; a route
 * without this answers whatever {@code Accept} says. It is apart from Micronaut's {@code @Produces}, which would choose the route by
 * {@code Accept}, before anybody asks who is calling, and knows neither {@code application/*} nor {@code q=0}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    /**
     * The media types.
     *
     * @return at least one
     */
    String[] value();
}
