package dev.persona.contract;

import dev.persona.security.CredentialRefusal;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;

/**
 * How one contract says what went wrong outside its operations: before a controller is reached, or because the record cannot be. One
 * bean for each contract, named as its {@link Contract}. A new kind of failure is a new method here, so that every contract must say
 * how it answers.
 */
public interface ContractErrors {

    /** When to try again what was refused because the server or the database was not up to it. */
    int RETRY_AFTER_SECONDS = 1;

    /**
     * There is no credential, or a bad one.
     *
     * @param refusal why it was refused
     * @return the contract's 401
     */
    MutableHttpResponse<?> unauthorized(CredentialRefusal refusal);

    /**
     * The credential is genuine, but of a kind that the operation's security does not list.
     *
     * @return the contract's 401, or its 403 where the contract has one for this
     */
    MutableHttpResponse<?> wrongKindOfCredential();

    /**
     * The operation needs a body and there is none.
     *
     * @return the contract's 400
     */
    MutableHttpResponse<?> missingBody();

    /**
     * The body is not one JSON object in UTF-8.
     *
     * @param sentence what is wrong
     * @return the contract's 400
     */
    MutableHttpResponse<?> malformedBody(String sentence);

    /**
     * Parameters or members break rules of the specification.
     *
     * @param violations the broken rules in the specification's order; at least one
     * @return the contract's 400
     */
    MutableHttpResponse<?> invalid(List<Violation> violations);

    /**
     * The path exists, the method does not.
     *
     * @param allow the methods that do
     * @return the contract's 405
     */
    MutableHttpResponse<?> methodNotAllowed(String allow);

    /**
     * The caller accepts no media type that the operation produces.
     *
     * @return the contract's 406
     */
    MutableHttpResponse<?> notAcceptable();

    /**
     * The body exceeds the limit.
     *
     * @return the contract's 413
     */
    MutableHttpResponse<?> contentTooLarge();

    /**
     * The body has no content type, another one than the operation consumes, or a content encoding.
     *
     * @return the contract's 415
     */
    MutableHttpResponse<?> unsupportedMediaType();

    /**
     * The store refused a statement.
     *
     * @return the contract's 500 with its text about databases
     */
    MutableHttpResponse<?> storeFailed();

    /**
     * The store cannot be reached, or the server is overloaded.
     *
     * @param retryAfterSeconds when to try again
     * @return the contract's 503
     */
    MutableHttpResponse<?> unavailable(int retryAfterSeconds);

    /**
     * Anything unforeseen.
     *
     * @return the contract's 500
     */
    MutableHttpResponse<?> internalError();
}
