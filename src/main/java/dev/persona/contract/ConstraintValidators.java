package dev.persona.contract;

import dev.persona.profile.StorableText;
import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The validators of the constraints that the generated types carry beside those of Jakarta Validation. */
@Factory
final class ConstraintValidators {

    @Singleton
    ConstraintValidator<CodePoints, String> codePoints() {
        return (value, annotation, context) -> {
            if (value == null) {
                return true;
            }
            int min = annotation.intValue("min").orElse(0);
            String counted = annotation.booleanValue("slashesEscapedTwice").orElse(false) ? EscapedSlashes.unescape(value) : value;
            int length = counted.codePointCount(0, counted.length());
            if (length < min) {
                context.messageTemplate(length == 0 ? "must not be empty" : "must be at least {min} characters long");
                return false;
            }
            return length <= annotation.intValue("max").orElse(Integer.MAX_VALUE);
        };
    }

    @Singleton
    ConstraintValidator<Storable, Object> storable() {
        return (value, annotation, context) -> isStorable(value);
    }

    @Singleton
    ConstraintValidator<LanguageTag, String> languageTag() {
        return (value, annotation, context) -> value == null || value.isEmpty() || LanguageTags.canonical(value).isPresent();
    }

    private static boolean isStorable(Object value) {
        if (value instanceof CharSequence text) {
            return StorableText.isStorable(text);
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream().allMatch(member -> isStorable(member.getKey()) && isStorable(member.getValue()));
        }
        return !(value instanceof List<?> elements) || elements.stream().allMatch(ConstraintValidators::isStorable);
    }
}
