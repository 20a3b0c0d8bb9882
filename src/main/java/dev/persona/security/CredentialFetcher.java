package dev.persona.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who is calling, by the security schemes that the operation lists. The caller gets the scheme by which the credential came as
 * a role; a refusal is kept for {@link #refusal}, since what follows an absent authentication is decided by the generated annotations.
 */
@Singleton
public final class CredentialFetcher implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String REFUSAL = CredentialRefusal.class.getName();
    private static final String MICO_HEADER = "Authentication";
    static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final UserTokens tokens;
    private final ApiKeys keys;
    private final Scheduler blocking;

    CredentialFetcher(UserTokens tokens, ApiKeys keys, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.tokens = tokens;
        this.keys = keys;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /**
     * Why a request counts as unauthenticated.
     *
     * @param request the request
     * @return the reason; {@link CredentialRefusal#MISSING} if no credential was looked at
     */
    public static CredentialRefusal refusal(HttpRequest<?> request) {
        return request.getAttribute(REFUSAL, CredentialRefusal.class).orElse(CredentialRefusal.MISSING);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Set<String> schemes = RouteAttributes.getRouteInfo(request)
            .map(route -> Set.of(route.getAnnotationMetadata().stringValues(Secured.class))).orElse(Set.of());
        if (schemes.contains(SecuritySchemes.USER_TOKEN_HEADER)) {
            List<String> tokenHeaders = request.getHeaders().getAll(MICO_HEADER);
            if (!tokenHeaders.isEmpty()) {
                String token = tokenHeaders.size() == 1 ? tokenHeaders.get(0).strip() : "";
                return userToken(request, startsWith(token, BEARER) ? after(token, BEARER) : token, SecuritySchemes.USER_TOKEN_HEADER);
            }
        }
        List<String> headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        return headers.isEmpty() ? Mono.empty() : authorization(request, headers.size() == 1 ? headers.get(0) : "", schemes);
    }

    private Publisher<Authentication> authorization(HttpRequest<?> request, String header, Set<String> schemes) {
        if (startsWith(header, BEARER)) {
            String credential = after(header, BEARER);
            return credential.startsWith(ApiKeys.PREFIX)
                ? apiKey(request, credential, Optional.empty(), SecuritySchemes.API_KEY, schemes)
                : userToken(request, credential, SecuritySchemes.USER_TOKEN);
        }
        String[] nameAndKey = startsWith(header, BASIC) ? decode(after(header, BASIC)).split(":", 2) : new String[0];
        return nameAndKey.length == 2
            ? apiKey(request, nameAndKey[1], Optional.of(nameAndKey[0]), SecuritySchemes.API_KEY_BASIC, schemes)
            : refuse(request, CredentialRefusal.MALFORMED);
    }

    private Publisher<Authentication> userToken(HttpRequest<?> request, String token, String scheme) {
        Optional<String> remembered = tokens.remembered(token);
        if (remembered.isPresent()) {
            return Mono.just(authentication(remembered.get(), scheme));
        }
        Mono<Authentication> authentication = authenticate(request, scheme, () -> tokens.verify(token));
        return tokens.mayBlock() ? authentication.subscribeOn(blocking) : authentication;
    }

    /** A key is looked up only where the operation takes one, so that a database that is down does not change other answers. */
    private Publisher<Authentication> apiKey(HttpRequest<?> request, String key, Optional<String> name, String scheme, Set<String> schemes) {
        if (!schemes.contains(scheme)) {
            return refuse(request, CredentialRefusal.MALFORMED);
        }
        Optional<String> remembered = keys.remembered(key);
        if (remembered.isPresent()) {
            return remembered.filter(found -> isNamed(found, name)).map(found -> Mono.just(authentication(found, scheme)))
                .orElseGet(() -> refuse(request, CredentialRefusal.INVALID));
        }
        if (keys.isRefused(key)) {
            return refuse(request, CredentialRefusal.INVALID);
        }
        return authenticate(request, scheme, () -> keys.verify(key).filter(found -> isNamed(found, name))
            .orElseThrow(() -> new CredentialRefusedException(CredentialRefusal.INVALID))).subscribeOn(blocking);
    }

    private static boolean isNamed(String found, Optional<String> expected) {
        return expected.isEmpty() || expected.get().equals(found);
    }

    private static Mono<Authentication> authenticate(HttpRequest<?> request, String scheme, Callable<String> name) {
        return Mono.fromCallable(name)
            .map(caller -> authentication(caller, scheme))
            .onErrorResume(CredentialRefusedException.class, refused -> refuse(request, refused.refusal()));
    }

    private static Authentication authentication(String caller, String scheme) {
        return Authentication.build(caller, Set.of(scheme));
    }

    private static Mono<Authentication> refuse(HttpRequest<?> request, CredentialRefusal refusal) {
        request.setAttribute(REFUSAL, refusal);
        return Mono.empty();
    }

    /** The scheme's name is compared without case (RFC 9110, section 11.1). */
    static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    static String after(String header, String scheme) {
        return header.substring(scheme.length()).strip();
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
