package dev.persona.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys of an issuer. Known ones survive its outage; an unknown key id asks it again, but not more than twice in half a minute. */
final class RemoteKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int SIZE_LIMIT = 1 << 20;

    private final JWKSource<SecurityContext> source;
    private volatile boolean known;

    /**
     * Keys that are fetched when they are first needed.
     *
     * @param url where
     * @param fetched is told whenever keys have come
     */
    RemoteKeys(String url, Runnable fetched) {
        try {
            source = JWKSourceBuilder
                .create(URI.create(url).toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, SIZE_LIMIT))
                .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(5).toMillis(), event -> {
                    if (event instanceof CachingJWKSetSource.RefreshCompletedEvent) {
                        fetched.run();
                    }
                })
                .rateLimited(Duration.ofSeconds(30).toMillis())
                .outageTolerant(Duration.ofHours(24).toMillis())
                .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            List<JWK> keys = source.get(selector, context);
            known = true;
            return keys;
        } catch (RateLimitReachedException e) {
            // With the issuer's keys at hand it is the token that is bad; without them nobody can say.
            if (known) {
                return List.of();
            }
            throw e;
        } catch (KeySourceException e) {
            known = false;
            throw e;
        }
    }
}
