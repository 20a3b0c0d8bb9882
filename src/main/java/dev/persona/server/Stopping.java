package dev.persona.server;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Says that the server is about to stop, while it still answers, so that load balancers send nothing new, and that each answer is the last
 * one on its connection, so that no client sends a request on one that is about to be closed.
 */
@Readiness
@Singleton
public final class Stopping implements HealthIndicator {

    private volatile boolean begun;

    /** From now on the server is not ready. */
    public void begin() {
        begun = true;
    }

    /**
     * Whether the server is about to stop.
     *
     * @return whether it is
     */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.just(HealthResult.builder("stopping", begun ? HealthStatus.DOWN : HealthStatus.UP).build());
    }
}
