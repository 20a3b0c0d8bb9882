package dev.persona.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.persona.profile.StorableText;
import dev.persona.server.Application;
import dev.persona.server.InvalidSettingException;
import dev.persona.server.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a token for a user, signed with the secret of the server. */
@Command(name = "token", mixinStandardHelpOptions = true,
    description = "Prints a JWT for a user, valid for one hour, with JWT_ISSUER and JWT_AUDIENCE when they are set.")
public final class TokenCommand implements Callable<Integer> {

    private static final Duration LIFETIME = Duration.ofHours(1);

    @Parameters(paramLabel = "USER_ID", description = "The user's id; the user need not exist yet.")
    private String userId;

    @Override
    public Integer call() throws JOSEException {
        Settings settings = Settings.of(System.getenv());
        if (settings.jwksUrl().isPresent()) {
            throw new InvalidSettingException("With JWT_JWKS_URL tokens come from the issuer; this server has no key to sign with.");
        }
        if (!StorableText.isUserId(userId)) {
            throw new IllegalArgumentException("A user id has 1 to " + StorableText.MAX_USER_ID_LENGTH + " characters.");
        }
        System.out.println(sign(userId, settings, Instant.now()));
        return 0;
    }

    private static String sign(String userId, Settings settings, Instant now) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
            .subject(userId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)));
        settings.issuer().ifPresent(claims::issuer);
        settings.audience().ifPresent(claims::audience);
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims.build());
        token.sign(new MACSigner(Application.signingSecret(settings).getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
