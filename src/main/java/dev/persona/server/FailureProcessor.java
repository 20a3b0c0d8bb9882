package dev.persona.server;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.Failures;
import dev.persona.contract.RequestRefusedException;
import dev.persona.contract.Violations;
import dev.persona.security.CredentialFetcher;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.Set;
import java.util.TreeSet;

/** The one place that answers failures outside the controllers: it says which failure it is, and the request's contract words it. */
@Primary
@Singleton
final class FailureProcessor implements ErrorResponseProcessor<Object> {

    private final Contracts contracts;

    FailureProcessor(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Throwable cause = context.getRootCause().orElse(null);
        return contracts.errorsOf(context.getRequest())
            .<MutableHttpResponse<Object>>map(errors -> inContract(errors, context.getRequest(), cause, response))
            .orElseGet(() -> outsideContracts(context.getRequest(), cause, response));
    }

    @SuppressWarnings("unchecked")
    private static MutableHttpResponse<Object> inContract(ContractErrors errors, HttpRequest<?> request, Throwable cause,
                                                          MutableHttpResponse<?> response) {
        MutableHttpResponse<?> answer = cause == null ? byStatus(errors, request, response) : byCause(errors, request, cause, response);
        return (MutableHttpResponse<Object>) answer;
    }

    private static MutableHttpResponse<?> byCause(ContractErrors errors, HttpRequest<?> request, Throwable cause,
                                                  MutableHttpResponse<?> response) {
        if (cause instanceof ConstraintViolationException invalid
            && RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodBasedRouteMatch<?, ?> route) {
            return errors.invalid(Violations.of(invalid.getConstraintViolations(), route.getArguments()));
        }
        if (cause instanceof UnsatisfiedRouteException) {
            return errors.missingBody();
        }
        if (cause instanceof NotAllowedException notAllowed) {
            return errors.methodNotAllowed(allow(notAllowed.getAllowedMethods()));
        }
        return Failures.answer(cause, errors).orElseGet(() -> byStatus(errors, request, response));
    }

    private static MutableHttpResponse<?> byStatus(ContractErrors errors, HttpRequest<?> request, MutableHttpResponse<?> response) {
        return switch (HttpStatus.valueOf(response.code())) {
            case UNAUTHORIZED -> errors.unauthorized(CredentialFetcher.refusal(request));
            case FORBIDDEN -> errors.wrongKindOfCredential();
            case NOT_ACCEPTABLE -> errors.notAcceptable();
            case REQUEST_ENTITY_TOO_LARGE -> errors.contentTooLarge();
            case UNSUPPORTED_MEDIA_TYPE -> errors.unsupportedMediaType();
            case SERVICE_UNAVAILABLE -> errors.unavailable(ContractErrors.RETRY_AFTER_SECONDS);
            default -> errors.internalError();
        };
    }

    private static MutableHttpResponse<Object> outsideContracts(HttpRequest<?> request, Throwable cause, MutableHttpResponse<?> response) {
        MutableHttpResponse<Object> problem = Problem.response(status(request, cause, response));
        if (cause instanceof NotAllowedException notAllowed) {
            problem.header(HttpHeaders.ALLOW, allow(notAllowed.getAllowedMethods()));
        }
        if (undecodable(request) != null) {
            // What follows on this connection is not read; a client that is not told would lose its next request.
            problem.header(HttpHeaders.CONNECTION, "close");
        }
        return problem;
    }

    private static HttpStatus status(HttpRequest<?> request, Throwable cause, MutableHttpResponse<?> response) {
        Throwable undecodable = undecodable(request);
        if (undecodable instanceof TooLongHttpLineException) {
            return HttpStatus.REQUEST_URI_TOO_LONG;
        }
        if (undecodable instanceof TooLongHttpHeaderException) {
            return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return undecodable != null || cause instanceof RequestRefusedException ? HttpStatus.BAD_REQUEST : HttpStatus.valueOf(response.code());
    }

    private static Throwable undecodable(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> received ? received.getNativeRequest().decoderResult().cause() : null;
    }

    private static String allow(Set<String> methods) {
        return String.join(", ", new TreeSet<>(methods));
    }
}
