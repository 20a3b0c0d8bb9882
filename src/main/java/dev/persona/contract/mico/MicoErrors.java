package dev.persona.contract.mico;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.mico.api.MicoController.UpdateProfileResult;
import dev.persona.contract.mico.model.Envelope;
import dev.persona.contract.mico.model.EnvelopeContent;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures in Mico's envelope. */
@Named("mico")
@Singleton
final class MicoErrors implements ContractErrors {

    static Envelope userNotFound() {
        return envelope(400, "user not found");
    }

    /** Mico changes no unique member, so nothing of it can be taken. */
    static <R> R unexpected(Taken taken) {
        throw new IllegalStateException("an update of no unique member was refused as taken");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        String message = switch (refusal) {
            case MISSING, MALFORMED -> "token contains an invalid number of segments";
            case EXPIRED -> "Token is expired";
            case INVALID -> "signature is invalid";
        };
        return new UpdateProfileResult.Status401(envelope(401, message), "Bearer").toHttpResponse();
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
        return new UpdateProfileResult.Status400(envelope(400, sentence)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        return malformedBody(violations.get(0).sentence());
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateProfileResult.Status405(envelope(405, Sentences.METHOD_NOT_ALLOWED), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new UpdateProfileResult.Status406(envelope(406, Sentences.NOT_ACCEPTABLE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateProfileResult.Status413(envelope(413, Sentences.CONTENT_TOO_LARGE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return new UpdateProfileResult.Status415(envelope(415, Sentences.UNSUPPORTED_MEDIA_TYPE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return internalError();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateProfileResult.Status503(envelope(503, Sentences.UNAVAILABLE), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateProfileResult.Status500(envelope(500, Sentences.INTERNAL_ERROR)).toHttpResponse();
    }

    private static Envelope envelope(int status, String message) {
        return new Envelope(new EnvelopeContent(status, null, true, message));
    }
}
