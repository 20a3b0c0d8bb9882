package dev.persona.contract.zitadel;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Violation;
import dev.persona.grpc.GrpcWebFrames;
import dev.persona.security.CredentialRefusal;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What fails before a gRPC-Web call is made. A client of gRPC-Web reads frames; who does not speak it, by method or media type, gets the
 * JSON of the contract.
 */
@Named(GrpcWebErrors.NAME)
@Singleton
final class GrpcWebErrors implements ContractErrors {

    /** The name of the route's contract. */
    static final String NAME = "zitadel-grpc-web";

    private static final String MEDIA_TYPE = "application/grpc-web+proto";

    private final ZitadelErrors json;
    private final AuthFailures failures;

    GrpcWebErrors(ZitadelErrors json, AuthFailures failures) {
        this.json = json;
        this.failures = failures;
    }

    @Override
    public MutableHttpResponse<?> unauthorized(CredentialRefusal refusal) {
        return framed(json.unauthorized(refusal));
    }

    @Override
    public MutableHttpResponse<?> wrongKindOfCredential() {
        return framed(json.wrongKindOfCredential());
    }

    @Override
    public MutableHttpResponse<?> missingBody() {
        return framed(json.missingBody());
    }

    @Override
    public MutableHttpResponse<?> malformedBody(String sentence) {
        return framed(json.malformedBody(sentence));
    }

    @Override
    public MutableHttpResponse<?> invalid(List<Violation> violations) {
        return framed(json.invalid(violations));
    }

    @Override
    public MutableHttpResponse<?> methodNotAllowed(String allow) {
        return json.methodNotAllowed(allow);
    }

    @Override
    public MutableHttpResponse<?> notAcceptable() {
        return json.notAcceptable();
    }

    @Override
    public MutableHttpResponse<?> contentTooLarge() {
        return framed(json.contentTooLarge());
    }

    @Override
    public MutableHttpResponse<?> unsupportedMediaType() {
        return ZitadelErrors.unsupportedMediaType("The request body must be sent as " + MEDIA_TYPE + " without content encoding.");
    }

    @Override
    public MutableHttpResponse<?> storeFailed() {
        return framed(json.storeFailed());
    }

    @Override
    public MutableHttpResponse<?> unavailable(int retryAfterSeconds) {
        return framed(json.unavailable(retryAfterSeconds));
    }

    @Override
    public MutableHttpResponse<?> internalError() {
        return framed(json.internalError());
    }

    private MutableHttpResponse<?> framed(HttpResponse<?> answer) {
        StatusRuntimeException failure = failures.of(answer);
        Metadata trailers = failure.getTrailers() == null ? new Metadata() : failure.getTrailers();
        return HttpResponse.ok((Object) GrpcWebFrames.answer(failure.getStatus(), trailers)).contentType(MEDIA_TYPE);
    }
}
