package dev.persona.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthLevelOfDetail;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthResult;
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
        if (level != HealthLevelOfDetail.STATUS) {
            // A part of the answer, of which nothing else is shown.
            return super.buildResult(status, details, level);
        }
        return new Summary(status, details instanceof Map<?, ?> results && results.get("database") instanceof HealthResult database
            ? database.getDetails() : null);
    }

    /** What is answered; unlike Micronaut's own result it leaves out what is not there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "status", "details"})
    private record Summary(HealthStatus status, @Nullable Object details) implements HealthResult {

        @Override
        public String getName() {
            return "persona";
        }

        @Override
        public HealthStatus getStatus() {
            return status;
        }

        @Override
        public Object getDetails() {
            return details;
        }
    }
}
