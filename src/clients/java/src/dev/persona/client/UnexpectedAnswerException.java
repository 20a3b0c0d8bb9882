package dev.persona.client;

/** An answer that the specification does not know: from a proxy on the way, for instance, or from another service. */
public final class UnexpectedAnswerException extends ApiException {

    private static final long serialVersionUID = 1;

    private final String body;

    UnexpectedAnswerException(Refusal refusal, String body) {
        super(refusal, "the specification does not document this answer");
        this.body = body;
    }

    /** The body as it arrived. */
    public String body() {
        return body;
    }
}
