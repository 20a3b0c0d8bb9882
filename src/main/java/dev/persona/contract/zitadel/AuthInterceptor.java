package dev.persona.contract.zitadel;

import dev.persona.security.CredentialRefusedException;
import dev.persona.security.UserAuthorization;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks who is calling and which organisation they mean, before the message is looked at. */
@Singleton
final class AuthInterceptor implements ServerInterceptor {

    /** The user of the present call. */
    static final Context.Key<String> USER_ID = Context.key("userId");

    /** The user's token. */
    static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** The organisation that the caller means. */
    static final Metadata.Key<String> ORGANISATION = Metadata.Key.of(Organisation.HEADER, Metadata.ASCII_STRING_MARSHALLER);

    private final UserAuthorization authorization;
    private final Organisation organisation;
    private final ZitadelErrors errors;
    private final AuthFailures failures;

    AuthInterceptor(UserAuthorization authorization, Organisation organisation, ZitadelErrors errors, AuthFailures failures) {
        this.authorization = authorization;
        this.organisation = organisation;
        this.errors = errors;
        this.failures = failures;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        try {
            String userId = userId(metadata);
            return Contexts.interceptCall(Context.current().withValue(USER_ID, userId), call, metadata, next);
        } catch (RuntimeException e) {
            StatusRuntimeException failure = failures.of(e);
            call.close(failure.getStatus(), failure.getTrailers() == null ? new Metadata() : failure.getTrailers());
            return new ServerCall.Listener<>() { };
        }
    }

    private String userId(Metadata metadata) {
        try {
            String userId = authorization.userId(all(metadata, AUTHORIZATION));
            if (organisation.isMeant(all(metadata, ORGANISATION))) {
                return userId;
            }
            throw failures.of(ZitadelErrors.otherOrganisation());
        } catch (CredentialRefusedException e) {
            throw failures.of(errors.unauthorized(e.refusal()));
        }
    }

    private static List<String> all(Metadata metadata, Metadata.Key<String> key) {
        List<String> values = new ArrayList<>();
        if (metadata.containsKey(key)) {
            metadata.getAll(key).forEach(values::add);
        }
        return values;
    }
}
