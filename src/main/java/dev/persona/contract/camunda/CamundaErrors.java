package dev.persona.contract.camunda;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Sentences;
import dev.persona.contract.Violation;
import dev.persona.contract.camunda.api.CamundaController.CreateUserResult;
import dev.persona.contract.camunda.api.CamundaController.GetUserProfileResult;
import dev.persona.contract.camunda.api.CamundaController.UpdateProfileResult;
import dev.persona.contract.camunda.model.ExceptionDto;
import dev.persona.profile.Taken;
import dev.persona.security.CredentialRefusal;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures as Camunda's exceptions: type, message, and a code that is null but for the process engine's own errors. */
@Named("camunda")
@Singleton
final class CamundaErrors implements ContractErrors {

    private static final String INVALID_REQUEST = "InvalidRequestException";
    private static final String BAD_USER_REQUEST = "BadUserRequestException";
    private static final String REST = "RestException";
    private static final int ENGINE_CODE = 0;

    private final CamundaAccess access;

    CamundaErrors(CamundaAccess access) {
        this.access = access;
    }

    static ExceptionDto userNotFound(String id) {
        return new ExceptionDto(INVALID_REQUEST, "User with id " + id + " does not exist", null);
    }

    static ExceptionDto engineNotFound(String engine) {
        return new ExceptionDto(INVALID_REQUEST, "Process engine " + engine + " not available", null);
    }

    /** The vendor looks for the id first. */
    static ExceptionDto takenOnCreate(Taken taken) {
        return taken.userId()
            ? new ExceptionDto(BAD_USER_REQUEST, "The user already exists", ENGINE_CODE)
            : new ExceptionDto(BAD_USER_REQUEST, "profile.email is already used by another user.", ENGINE_CODE);
    }

    static ExceptionDto takenOnUpdate() {
        return new ExceptionDto(BAD_USER_REQUEST, "email is already used by another user.", ENGINE_CODE);
    }

    static MutableHttpResponse<?> readOnly() {
        return new UpdateProfileResult.Status403(
            new ExceptionDto(INVALID_REQUEST, "Identity service implementation is read-only.", null)).toHttpResponse();
    }

    static MutableHttpResponse<?> withoutId() {
        return badRequest("request object must provide profile information with valid id.");
    }

    static MutableHttpResponse<?> otherId() {
        return badRequest("id must equal the id in the path.");
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        return new UpdateProfileResult.Status401(new ExceptionDto("AuthenticationException", "Unauthorized", null),
            "Basic realm=\"default\"").toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> wrongKindOfCredential() {
        return new CreateUserResult.Status403(
            new ExceptionDto("AuthorizationException", "An API key is required to create or delete users.", null)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> missingBody() {
        return badRequest(Sentences.MISSING_BODY);
    }

    @Override
    public MutableHttpResponse<?> malformedBody(String sentence) {
        return badRequest(sentence);
    }

    /** The vendor's read-only check lies between the parsing of a body and the look at its members. */
    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        boolean write = ServerRequestContext.currentRequest()
            .filter(request -> request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD).isPresent();
        return write && access.isReadOnly() ? readOnly() : badRequest(violations.get(0).sentence());
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return new UpdateProfileResult.Status405(
            new ExceptionDto("NotAllowedException", Sentences.METHOD_NOT_ALLOWED, null), allow).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return new GetUserProfileResult.Status406(
            new ExceptionDto("NotAcceptableException", Sentences.NOT_ACCEPTABLE, null)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return new UpdateProfileResult.Status413(new ExceptionDto(REST, Sentences.CONTENT_TOO_LARGE, null)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return new UpdateProfileResult.Status415(
            new ExceptionDto("NotSupportedException", Sentences.UNSUPPORTED_MEDIA_TYPE, null)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return new UpdateProfileResult.Status500(new ExceptionDto("ProcessEnginePersistenceException",
            "An exception occurred in the persistence layer.", ENGINE_CODE)).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return new UpdateProfileResult.Status503(new ExceptionDto(REST, Sentences.UNAVAILABLE, null), retryAfterSeconds).toHttpResponse();
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return new UpdateProfileResult.Status500(new ExceptionDto(REST, Sentences.INTERNAL_ERROR, null)).toHttpResponse();
    }

    private static MutableHttpResponse<?> badRequest(String sentence) {
        return new UpdateProfileResult.Status400(new ExceptionDto(INVALID_REQUEST, sentence, null)).toHttpResponse();
    }
}
