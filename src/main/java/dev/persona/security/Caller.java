package dev.persona.security;

import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.utils.SecurityService;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who makes the present request. */
@Singleton
public final class Caller {

    private final SecurityService security;

    Caller(SecurityService security) {
        this.security = security;
    }

    /**
     * The user who calls, for operations that take nothing but users' tokens.
     *
     * @return the subject of the token
     */
    public String userId() {
        return userToken().orElseThrow(() -> new IllegalStateException("the operation takes other credentials than users' tokens"));
    }

    /**
     * The user who calls, if the credential is a user's token.
     *
     * @return the subject of the token; empty for an API key
     */
    public Optional<String> userToken() {
        return security.getAuthentication()
            .filter(caller -> caller.getRoles().contains(SecuritySchemes.USER_TOKEN)
                || caller.getRoles().contains(SecuritySchemes.USER_TOKEN_HEADER))
            .map(Authentication::getName);
    }
}
