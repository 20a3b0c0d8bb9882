package dev.persona.server;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.health.HealthStatus;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells everybody the status, and of the details only which settings of the database are unsafe. */
@Singleton
@Replaces(DefaultHealthAggregator.class)
final class HealthSummary extends DefaultHealthAggregator {

    HealthSummary(ApplicationConfiguration configuration) {
        super(configuration);
    }

    @Override
    protected HealthResult buildResult(HealthStatus status, Object details, HealthLevelOfDetail level) {
        return level == HealthLevelOfDetail.STATUS && details instanceof Map<?, ?> results
            && results.get("database") instanceof HealthResult database && database.getDetails() != null
            ? HealthResult.builder("persona", status).details(database.getDetails()).build() : super.buildResult(status, details, level);
    }
}
