package dev.persona.contract;

import io.micronaut.http.MutableHttpResponse;
import java.util.function.Function;

/** Ends a request with a failure that its contract words. Not an error of the server: it has no stack trace and is not logged. */
public final class RequestRefusedException extends RuntimeException {

    private final transient Function<ContractErrors, MutableHttpResponse<?>> failure;

    /**
     * Names the failure.
     *
     * @param failure picks the failure among those that every contract can word
     */
    public RequestRefusedException(Function<ContractErrors, MutableHttpResponse<?>> failure) {
        super("request refused", null, false, false);
        this.failure = failure;
    }

    /**
     * The answer to the request.
     *
     * @param errors the words of the request's contract
     * @return the answer
     */
    public MutableHttpResponse<?> answer(ContractErrors errors) {
        return failure.apply(errors);
    }
}
