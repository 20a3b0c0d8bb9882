package dev.persona.server;

/** The server cannot start as it is set up. The message is a sentence for the operator and names the setting. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Names what is wrong.
     *
     * @param sentence the setting and what it needs
     */
    public InvalidSettingException(String sentence) {
        super(sentence);
    }
}
