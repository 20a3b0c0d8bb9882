package dev.persona.contract.klaim;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.klaim.api.KlaimController.UpdateUserResult;
import dev.persona.contract.klaim.model.ErrorMessage;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures as Klaim's message. */
@Named("klaim")
@Singleton
final class KlaimErrors implements ContractErrors {

    static ErrorMessage userNotFound() {
        return new ErrorMessage("Can not find user with the given user_id.");
    }

    /** When both are taken, the e-mail address is named. */
    static ErrorMessage taken(Taken taken) {
        return new ErrorMessage(taken.email() ? "Email already exists" : "User ID already exists");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        return new UpdateUserResult.Status401(new ErrorMessage("Unauthorized"), "Bearer").toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> wrongKindOfCredential() {
        return unauthorized(CredentialRefusal.INVALID);
    }

    @Override
    public MutableHttpResponse<?> missingBody() {
        return malformedBody(Sentences.MISSING_BODY);
    }

    @Override
    public MutableHttpResponse<?> malformedBody(String sentence) {
        return new UpdateUserResult.Status400(new ErrorMessage(sentence)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        return malformedBody(first.rule() == Violation.Rule.REQUIRED ? "missing required fields" : first.sentence());
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateUserResult.Status405(new ErrorMessage(Sentences.METHOD_NOT_ALLOWED), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new UpdateUserResult.Status406(new ErrorMessage(Sentences.NOT_ACCEPTABLE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateUserResult.Status413(new ErrorMessage(Sentences.CONTENT_TOO_LARGE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return new UpdateUserResult.Status415(new ErrorMessage(Sentences.UNSUPPORTED_MEDIA_TYPE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return internalError();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateUserResult.Status503(new ErrorMessage(Sentences.UNAVAILABLE), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateUserResult.Status500(new ErrorMessage(Sentences.INTERNAL_ERROR)).toHttpResponse();
    }
}
