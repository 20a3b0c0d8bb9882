package dev.persona.security;

import jakarta.inject.Singleton;
import java.util.List;

/** Finds out which user calls where there is no HTTP request, as in gRPC, whose metadata has the same {@code authorization}. */
@Singleton
public final class UserAuthorization {

    private final UserTokens tokens;

    UserAuthorization(UserTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Verifies a user's token; may wait for the issuer's keys.
     *
     * @param authorization every value of {@code authorization}
     * @return the token's subject, which is a user id
     * @throws CredentialRefusedException if there is not exactly one value, or it is not a good token behind {@code Bearer}
     * @throws KeysUnavailableException if the issuer's keys are needed and cannot be had
     */
    public String userId(List<String> authorization) throws CredentialRefusedException {
        if (authorization.isEmpty()) {
            throw new CredentialRefusedException(CredentialRefusal.MISSING);
        }
        if (authorization.size() > 1 || !CredentialFetcher.startsWith(authorization.get(0), CredentialFetcher.BEARER)) {
            throw new CredentialRefusedException(CredentialRefusal.MALFORMED);
        }
        return tokens.verify(CredentialFetcher.after(authorization.get(0), CredentialFetcher.BEARER));
    }
}
