package dev.persona.contract;

/**
 * One broken rule of a request.
 *
 * @param member the member or parameter as the specification names it, with dots for nesting: {@code profile.id}
 * @param rule which kind of rule
 * @param argument what the rule asks for: a length, a type, a list; null if the rule has none
 * @param min the member's {@code minLength}; 0 if it has none
 * @param max the member's {@code maxLength}; {@link Integer#MAX_VALUE} if it has none
 * @param value what was sent; may be a text, number, boolean, a list, a map or null
 * @param sentence member and rule in words, without what was sent
 */
public record Violation(String member, Rule rule, String argument, int min, int max, Object value, String sentence) {

    /** The kinds of rules, in the order in which a member is checked. */
    public enum Rule {
        /** The value is not of the member's type, format or list. */
        TYPE,
        /** A required member is missing or null. */
        REQUIRED,
        /** A text cannot be stored. */
        CHARACTERS,
        /** A text is too short or too long. */
        LENGTH,
        /** A text does not match the member's pattern. */
        PATTERN
    }
}
