package dev.persona.contract.zitadel;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.Violation.Rule;
import dev.persona.contract.zitadel.api.ZitadelController.UpdateMyProfileResult;
import dev.persona.contract.zitadel.model.ErrorDetail;
import dev.persona.contract.zitadel.model.Status;
import dev.persona.contract.zitadel.proto.AuthServiceGrpc;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures as google.rpc.Status in JSON: the gRPC code, a message, and a detail where the vendor has an id for the failure. */
@Named("zitadel")
@Singleton
final class ZitadelErrors implements ContractErrors {

    private static final int INVALID_ARGUMENT = 3;
    private static final int PERMISSION_DENIED = 7;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int FAILED_PRECONDITION = 9;
    private static final int UNIMPLEMENTED = 12;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;
    private static final int UNAUTHENTICATED = 16;

    /** The vendor's document lists the binary media types at this operation, but serves them elsewhere. */
    private static final String BINARY = " gRPC and gRPC-Web are served at POST /" + AuthServiceGrpc.SERVICE_NAME + "/UpdateMyProfile.";

    static Status profileNotFound() {
        return status(FAILED_PRECONDITION, "Profile not found", "COMMAND-3M9sd");
    }

    static MutableHttpResponse<?> otherOrganisation() {
        return new UpdateMyProfileResult.Status403(status(PERMISSION_DENIED, "Organisation doesn't exist", "AUTH-Bs7Ds")).toHttpResponse();
    }

    /** ZITADEL changes no unique member, so nothing of it can be taken. */
    static <R> R unexpected(Taken taken) {
        throw new IllegalStateException("an update of no unique member was refused as taken");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        Status status = refusal == CredentialRefusal.MISSING
            ? status(UNAUTHENTICATED, "auth header missing")
            : status(UNAUTHENTICATED, "Errors.Token.Invalid", "AUTH-7fs1e");
        return new UpdateMyProfileResult.Status401(status, "Bearer").toHttpResponse();
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
        return new UpdateMyProfileResult.Status400(status(INVALID_ARGUMENT, sentence)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        boolean length = first.rule() == Rule.LENGTH || first.rule() == Rule.REQUIRED;
        return malformedBody(length ? lengthRule(first) : first.sentence());
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateMyProfileResult.Status405(status(UNIMPLEMENTED, Sentences.METHOD_NOT_ALLOWED), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new UpdateMyProfileResult.Status406(status(INVALID_ARGUMENT, Sentences.NOT_ACCEPTABLE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateMyProfileResult.Status413(status(RESOURCE_EXHAUSTED, Sentences.CONTENT_TOO_LARGE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return unsupportedMediaType(Sentences.UNSUPPORTED_MEDIA_TYPE + BINARY);
    }

    /** The same of a route with other media types. */
    static MutableHttpResponse<?> unsupportedMediaType(String sentence) {
        return new UpdateMyProfileResult.Status415(status(INVALID_ARGUMENT, sentence)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return internalError();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateMyProfileResult.Status503(status(UNAVAILABLE, Sentences.UNAVAILABLE), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateMyProfileResult.Status500(status(INTERNAL, "An internal error occurred")).toHttpResponse();
    }

    /** The vendor's validator writes fields in Go's way, and a required text that is missing is an empty one to it. */
    private static String lengthRule(Violation violation) {
        String member = violation.member();
        String field = Character.toUpperCase(member.charAt(0)) + member.substring(1);
        String rule = violation.min() > 0
            ? "must be between " + violation.min() + " and " + violation.max() + " runes, inclusive"
            : "must be at most " + violation.max() + " runes";
        return "invalid UpdateMyProfileRequest." + field + ": value length " + rule;
    }

    private static Status status(int code, String message) {
        return new Status(code, message, null);
    }

    private static Status status(int code, String text, String id) {
        return new Status(code, text + " (" + id + ")", List.of(new ErrorDetail("type.googleapis.com/zitadel.v1.ErrorDetail", id, text)));
    }
}
