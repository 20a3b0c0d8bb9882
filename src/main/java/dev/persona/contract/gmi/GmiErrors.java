package dev.persona.contract.gmi;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.gmi.api.GmiController.GetUserProfileResult;
import dev.persona.contract.gmi.api.GmiController.UpdateUserProfileResult;
import dev.persona.contract.gmi.model.ErrStatusMsg;
import dev.persona.contract.gmi.model.ValidationDetail;
import dev.persona.profile.StorableText;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Failures as GMI's group and code. Codes that the vendor's document does not give are the status. */
@Named("gmi")
@Singleton
final class GmiErrors implements ContractErrors {

    static final String CHALLENGE = "Bearer";
    private static final String REQUEST = "request";
    private static final String USER = "user";
    private static final int MAX_ORIGINAL_VALUE_LENGTH = 100;

    static ErrStatusMsg noName() {
        return error(USER, 3, "Either firstName or lastName must be provided in the request body.");
    }

    static ErrStatusMsg unauthorizedBody() {
        return error("auth", 401, "Unauthorized.");
    }

    /** GMI changes no unique member, so nothing of it can be taken. */
    static <R> R unexpected(Taken taken) {
        throw new IllegalStateException("an update of no unique member was refused as taken");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        return new UpdateUserProfileResult.Status401(unauthorizedBody(), CHALLENGE).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> wrongKindOfCredential() {
        return unauthorized(CredentialRefusal.INVALID);
    }

    @Override
    public MutableHttpResponse<?> missingBody() {
        return badRequest(error(REQUEST, 1, Sentences.MISSING_BODY));
    }

    @Override
    public MutableHttpResponse<?> malformedBody(String sentence) {
        return badRequest(invalidField(null));
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        return badRequest(invalidField(violations.stream().map(GmiErrors::detail).toList()));
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateUserProfileResult.Status405(error(REQUEST, 405, Sentences.METHOD_NOT_ALLOWED), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new GetUserProfileResult.Status406(error(REQUEST, 406, Sentences.NOT_ACCEPTABLE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateUserProfileResult.Status413(error(REQUEST, 413, Sentences.CONTENT_TOO_LARGE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return new UpdateUserProfileResult.Status415(error(REQUEST, 415, Sentences.UNSUPPORTED_MEDIA_TYPE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return new UpdateUserProfileResult.Status500(new ErrStatusMsg(USER, 1401, "Update user data encountered DB error.",
            List.of("DB error occurred."), null)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateUserProfileResult.Status503(error(REQUEST, 503, Sentences.UNAVAILABLE), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateUserProfileResult.Status500(error(REQUEST, 500, Sentences.INTERNAL_ERROR)).toHttpResponse();
    }

    private static MutableHttpResponse<?> badRequest(ErrStatusMsg body) {
        return new UpdateUserProfileResult.Status400(body).toHttpResponse();
    }

    private static ErrStatusMsg invalidField(List<ValidationDetail> details) {
        return new ErrStatusMsg(REQUEST, 0, "Invalid field in the request body.", null, details);
    }

    private static ValidationDetail detail(Violation violation) {
        String expression = violation.rule() == Violation.Rule.LENGTH ? "max" : violation.rule().name().toLowerCase(Locale.ROOT);
        return new ValidationDetail(violation.member(), expression, violation.argument(), originalValue(violation.value()),
            violation.sentence());
    }

    /** The one place where a contract documents that it repeats what was sent: a scalar that is short and can be repeated as it is. */
    private static Object originalValue(Object value) {
        boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        return scalar && String.valueOf(value).length() <= MAX_ORIGINAL_VALUE_LENGTH && StorableText.isStorable(String.valueOf(value))
            ? value : null;
    }

    private static ErrStatusMsg error(String group, int code, String message) {
        return new ErrStatusMsg(group, code, message, null, null);
    }
}
