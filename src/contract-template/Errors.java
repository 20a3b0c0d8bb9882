package dev.persona.contract.@name@;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.@name@.api.@Name@Controller.UpdateProfileResult;
import dev.persona.contract.@name@.model.Failure;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures as @Name@'s message. */
@Named("@name@")
@Singleton
final class @Name@Errors implements ContractErrors {

    static final String CHALLENGE = "Bearer";

    static Failure unauthorizedBody() {
        return new Failure("Unauthorized.");
    }

    /** @Name@ changes no unique member, so nothing of it can be taken. */
    static <R> R unexpected(Taken taken) {
        throw new IllegalStateException("an update of no unique member was refused as taken");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        return new UpdateProfileResult.Status401(unauthorizedBody(), CHALLENGE).toHttpResponse();
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
        return new UpdateProfileResult.Status400(new Failure(sentence)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        return malformedBody(violations.get(0).sentence());
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateProfileResult.Status405(new Failure(Sentences.METHOD_NOT_ALLOWED), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new UpdateProfileResult.Status406(new Failure(Sentences.NOT_ACCEPTABLE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateProfileResult.Status413(new Failure(Sentences.CONTENT_TOO_LARGE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return new UpdateProfileResult.Status415(new Failure(Sentences.UNSUPPORTED_MEDIA_TYPE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return internalError();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateProfileResult.Status503(new Failure(Sentences.UNAVAILABLE), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateProfileResult.Status500(new Failure(Sentences.INTERNAL_ERROR)).toHttpResponse();
    }
}
