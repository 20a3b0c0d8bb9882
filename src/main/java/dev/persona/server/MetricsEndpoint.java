package dev.persona.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;

/** The metrics, as Prometheus reads them, where Prometheus looks for them. */
@Endpoint(id = "metrics", defaultSensitive = false)
@Replaces(io.micronaut.configuration.metrics.management.endpoint.MetricsEndpoint.class)
final class MetricsEndpoint {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    MetricsEndpoint(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Read(produces = TEXT)
    String scrape() {
        return meters.scrape();
    }
}
