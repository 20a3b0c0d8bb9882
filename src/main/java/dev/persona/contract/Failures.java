package dev.persona.contract;

import dev.persona.profile.StoreFailedException;
import dev.persona.profile.StoreUnavailableException;
import dev.persona.security.KeysUnavailableException;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What exceptions mean, whichever way a request came. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int FRAMES = 12;

    private Failures() {
    }

    /**
     * The failure that an exception stands for.
     *
     * @param exception what was thrown
     * @param errors the words of the request's contract
     * @return the answer; empty if the exception was not foreseen
     */
    public static Optional<MutableHttpResponse<?>> answer(Throwable exception, ContractErrors errors) {
        if (exception instanceof RequestRefusedException refused) {
            return Optional.of(refused.answer(errors));
        }
        if (exception instanceof StoreUnavailableException || exception instanceof KeysUnavailableException) {
            return Optional.of(errors.unavailable(ContractErrors.RETRY_AFTER_SECONDS));
        }
        return exception instanceof StoreFailedException ? Optional.of(errors.storeFailed()) : Optional.empty();
    }

    /**
     * Logs where an exception comes from, but never its message: messages quote what callers sent. A request that was refused is no news.
     *
     * @param exception what was thrown
     * @param requestId the id of the request's log line; {@code none} for a request that has none
     */
    public static void log(Throwable exception, String requestId) {
        if (isOfDependency(exception)) {
            LOG.warn("{}: {} (request {})", exception.getClass().getSimpleName(), exception.getMessage(), requestId);
        } else if (!(exception instanceof RequestRefusedException)) {
            LOG.error("Unforeseen {} (request {})", trace(exception), requestId);
        }
    }

    /**
     * Whether something that the server depends on failed: the database, or the issuer of keys.
     *
     * @param exception what was thrown
     * @return whether it did
     */
    public static boolean isOfDependency(Throwable exception) {
        return exception instanceof StoreFailedException || exception instanceof StoreUnavailableException
            || exception instanceof KeysUnavailableException;
    }

    private static String trace(Throwable exception) {
        String frames = Arrays.stream(exception.getStackTrace()).limit(FRAMES).map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
        Throwable cause = exception.getCause();
        return exception.getClass().getName() + " at " + frames + (cause == null ? "" : " caused by " + trace(cause));
    }
}
