package dev.persona.server;

import dev.persona.contract.RequestRefusedException;
import dev.persona.profile.StoreFailedException;
import dev.persona.profile.StoreUnavailableException;
import dev.persona.security.KeysUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every exception that no other handler knows. It logs where the exception comes from, but never its message: messages quote what
 * callers sent.
 */
@Singleton
final class UnforeseenExceptionHandler extends ErrorResponseProcessorExceptionHandler<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnforeseenExceptionHandler.class);
    private static final int FRAMES = 12;

    UnforeseenExceptionHandler(ErrorResponseProcessor<?> processor) {
        super(processor);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
        if (exception instanceof StoreFailedException || exception instanceof StoreUnavailableException
            || exception instanceof KeysUnavailableException) {
            LOG.warn("{}: {}", exception.getClass().getSimpleName(), exception.getMessage());
        } else if (!(exception instanceof RequestRefusedException)) {
            LOG.error("Unforeseen {}", trace(exception));
        }
        return super.handle(request, exception);
    }

    @Override
    protected MutableHttpResponse<?> createResponse(Throwable exception) {
        return HttpResponse.serverError();
    }

    private static String trace(Throwable exception) {
        String frames = Arrays.stream(exception.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
        Throwable cause = exception.getCause();
        return exception.getClass().getName() + " at " + frames + (cause == null ? "" : " caused by " + trace(cause));
    }
}
