package dev.persona.grpc;

import dev.persona.server.InvalidSettingException;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.netty.channel.EventLoopGroupFactory;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Serves gRPC over HTTP/2 beside the HTTP server, with the same limits, on the same event loops and threads. It starts and stops with the
 * HTTP server; without a port it is not even a bean.
 */
@Singleton
@Requires(bean = GrpcSettings.class)
final class GrpcServer implements GracefulShutdownCapable {

    /** What one connection may ask for at a time, how often it may take that back, and how often it may ask whether anybody is there. */
    private static final int MAX_CALLS_PER_CONNECTION = 100;
    private static final int RESETS_PER_WINDOW = 200;
    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int KEEP_ALIVE_SECONDS = 10;

    /** Some clients leave the rest of a message that was refused unsent for ever, and the library waits for it as long as they are connected. */
    private static final int CONNECTION_MINUTES = 10;

    /** More than the time limits of the database allow a call, before it counts as one of those. */
    private static final int LONGEST_CALL_SECONDS = 5;

    private static final String DEFAULT_LOOPS = "default";

    /** The library warns, with a stack trace, of every message that is too long. It keeps the level as long as somebody keeps the logger. */
    private static final Logger LIBRARY = Logger.getLogger("io.grpc.netty");

    static {
        LIBRARY.setLevel(Level.SEVERE);
    }

    private final GrpcSettings settings;
    private final Server server;

    GrpcServer(GrpcSettings settings, List<ServerServiceDefinition> services, HealthService health,
               @Property(name = "micronaut.server.max-request-size") int maxMessageBytes,
               @Property(name = "micronaut.server.netty.max-header-size") int maxMetadataBytes,
               @Property(name = "micronaut.server.idle-timeout") Duration idleTimeout,
               EventLoopGroupRegistry loops, EventLoopGroupFactory channels, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.settings = settings;
        server = NettyServerBuilder.forAddress(new InetSocketAddress(settings.host(), settings.port()))
            .bossEventLoopGroup(loops.getDefaultEventLoopGroup())
            .workerEventLoopGroup(loops.getDefaultEventLoopGroup())
            .channelType(channels.serverSocketChannelClass(loops.getEventLoopGroupConfiguration(DEFAULT_LOOPS).orElse(null)))
            .executor(blocking)
            .maxInboundMessageSize(maxMessageBytes)
            .maxInboundMetadataSize(maxMetadataBytes)
            .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
            .maxRstFramesPerWindow(RESETS_PER_WINDOW, RESET_WINDOW_SECONDS)
            .maxConnectionIdle(idleTimeout.toSeconds(), TimeUnit.SECONDS)
            .maxConnectionAge(CONNECTION_MINUTES, TimeUnit.MINUTES)
            .maxConnectionAgeGrace(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .addServices(services)
            .addService(health)
            .addService(ProtoReflectionServiceV1.newInstance())
            .build();
    }

    /**
     * Starts with the HTTP server.
     *
     * @param event that it started
     */
    @EventListener
    void start(ServerStartupEvent event) {
        try {
            server.start();
        } catch (IOException e) {
            throw new InvalidSettingException("gRPC cannot listen on " + settings.host() + ":" + settings.port()
                + ". Set GRPC_PORT to a free port, or to 0 to do without gRPC.");
        }
    }

    /** Takes no more calls; those under way end. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        server.shutdown();
        return CompletableFuture.runAsync(() -> {
            try {
                if (!server.awaitTermination(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)) {
                    server.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @PreDestroy
    void stop() {
        server.shutdownNow();
    }
}
