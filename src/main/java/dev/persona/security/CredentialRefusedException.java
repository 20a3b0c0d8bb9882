package dev.persona.security;

/** A credential that was refused, with the reason that a contract may tell. */
final class CredentialRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final CredentialRefusal refusal;

    CredentialRefusedException(CredentialRefusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    CredentialRefusal refusal() {
        return refusal;
    }
}
