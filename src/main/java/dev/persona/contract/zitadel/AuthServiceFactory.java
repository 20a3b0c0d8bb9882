package dev.persona.contract.zitadel;

import dev.persona.grpc.MalformedMessages;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The gRPC service with what comes before it, for every transport. */
@Factory
final class AuthServiceFactory {

    @Named("zitadel")
    @Singleton
    ServerServiceDefinition authService(AuthService service, AuthInterceptor interceptor) {
        return MalformedMessages.refused(ServerInterceptors.intercept(service, interceptor));
    }
}
