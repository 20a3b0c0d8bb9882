package dev.persona.security;

/** A credential that was refused, with the reason that a contract may tell. */
public final class CredentialRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final CredentialRefusal refusal;

    CredentialRefusedException(CredentialRefusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    /**
     * Why it was refused.
     *
     * @return the reason
     */
    public CredentialRefusal refusal() {
        return refusal;
    }
}
