package dev.persona.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/**
 * The service answered, and not with success. Each contract has a subclass for the refusals that its specification documents, which
 * carries the body as a type; anything else is an {@link UnexpectedAnswerException}.
 */
public abstract class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    /**
     * A refusal.
     *
     * @param refusal status and headers
     * @param body what the message says of the body
     */
    protected ApiException(Refusal refusal, String body) {
        super(refusal.status() + " to " + refusal.method() + " " + refusal.path() + ": " + body);
        this.refusal = refusal;
    }

    /** The HTTP status. */
    public int status() {
        return refusal.status();
    }

    /** The headers of the answer. */
    public HttpHeaders headers() {
        return refusal.headers();
    }

    /** How long to wait before the same request is sent again, where the service says so. */
    public Optional<Duration> retryAfter() {
        return headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,9}")).map(Long::valueOf).map(Duration::ofSeconds);
    }
}
