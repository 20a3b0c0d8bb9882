package dev.persona.server;

import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes out of each span what says who called, or about whom: the route's template stays, the path goes. */
@Singleton
@Requires(property = "micronaut.otel.enabled", value = "true")
final class SpanPrivacy implements SpanProcessor {

    private static final List<String> PERSONAL = List.of("url.path", "url.query", "url.full", "http.target", "http.url", "client.address",
        "network.peer.address", "user_agent.original");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        PERSONAL.stream().map(AttributeKey::stringKey).filter(key -> span.getAttribute(key) != null)
            .forEach(key -> ((Span) span).setAttribute(key, ""));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing is left to do.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
