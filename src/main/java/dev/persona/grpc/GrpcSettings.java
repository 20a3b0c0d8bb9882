package dev.persona.grpc;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/**
 * Where gRPC is served. There is none of this where it is not.
 *
 * @param host the address to listen on
 * @param port the port
 */
@Requires(property = "persona.grpc.port")
@ConfigurationProperties("persona.grpc")
public record GrpcSettings(String host, int port) {
}
