package dev.persona.grpc;

import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthCheckType;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Mono;

/** gRPC's own health protocol. It says what {@code /health/readiness} says, for the whole server and for each service by name. */
@Singleton
@Requires(bean = GrpcSettings.class)
final class HealthService extends HealthGrpc.HealthImplBase {

    private final HealthEndpoint endpoint;
    private final List<String> services;

    HealthService(HealthEndpoint endpoint, List<ServerServiceDefinition> services) {
        this.endpoint = endpoint;
        this.services = services.stream().map(service -> service.getServiceDescriptor().getName()).toList();
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        if (!request.getService().isEmpty() && !services.contains(request.getService())) {
            observer.onError(Status.NOT_FOUND.withDescription("There is no such service.").asRuntimeException());
            return;
        }
        HealthResult health = Mono.from(endpoint.getHealth(null, HealthCheckType.READINESS)).block();
        ServingStatus status = HealthStatus.UP.equals(health.getStatus()) ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        observer.onNext(HealthCheckResponse.newBuilder().setStatus(status).build());
        observer.onCompleted();
    }
}
