package dev.persona.security;

/** The keys that verify users' tokens cannot be fetched from their issuer at the moment. */
public final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeysUnavailableException() {
        super("the JWKS cannot be fetched", null, false, false);
    }
}
