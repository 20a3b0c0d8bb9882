package dev.persona.security;

/** Why a request counts as unauthenticated. */
public enum CredentialRefusal {
    /** There is no credential where the contract looks for one. */
    MISSING,
    /** There is something that has not the form of a token: three segments. */
    MALFORMED,
    /** A genuine token past its {@code exp}. */
    EXPIRED,
    /** Anything else; why is not told. */
    INVALID
}
