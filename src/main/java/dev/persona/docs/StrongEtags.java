package dev.persona.docs;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/** Keeps answers with an entity tag as they are: compressed, they would be other bytes under the same strong tag (RFC 9110, section 8.8.1). */
@Singleton
final class StrongEtags implements BeanCreatedEventListener<HttpCompressionStrategy> {

    @Override
    public HttpCompressionStrategy onCreated(BeanCreatedEvent<HttpCompressionStrategy> event) {
        return new Unless(event.getBean());
    }

    private record Unless(HttpCompressionStrategy usual) implements HttpCompressionStrategy {

        @Override
        public boolean shouldCompress(HttpResponse response) {
            return !response.headers().contains(HttpHeaderNames.ETAG) && usual.shouldCompress(response);
        }

        @Override
        public boolean isEnabled() {
            return usual.isEnabled();
        }

        @Override
        public int getCompressionLevel() {
            return usual.getCompressionLevel();
        }

        @Override
        public int getMaxZstdEncodeSize() {
            return usual.getMaxZstdEncodeSize();
        }
    }
}
