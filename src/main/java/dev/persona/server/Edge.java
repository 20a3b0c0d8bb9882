package dev.persona.server;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;

/** Puts what guards and observes each connection around the HTTP codec, before anything of Micronaut. */
@Singleton
final class Edge implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final int maxBodyBytes;
    private final int requestTimeoutSeconds;
    private final ExchangeObserver observer;
    private final Stopping stopping;

    Edge(@Property(name = "micronaut.server.max-request-size") int maxBodyBytes,
         @Property(name = "persona.request-timeout-seconds") int requestTimeoutSeconds, ExchangeObserver observer,
         Stopping stopping) {
        this.maxBodyBytes = maxBodyBytes;
        this.requestTimeoutSeconds = requestTimeoutSeconds;
        this.observer = observer;
        this.stopping = stopping;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    private final class Customizer implements NettyServerCustomizer {

        private final Channel channel;

        Customizer(Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel.pipeline();
            String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            SlowClientHandler slowClients = new SlowClientHandler(requestTimeoutSeconds);
            pipeline.addBefore(codec, "slow-clients", slowClients);
            pipeline.addAfter(codec, "ends-of-requests", slowClients.ends());
            FoldedHeaders folds = new FoldedHeaders();
            pipeline.addBefore(codec, "folded-headers", folds);
            pipeline.addAfter("ends-of-requests", "request-lines", new RequestLineHandler(folds));
            pipeline.addAfter("request-lines", "whole-requests", new WholeRequests(maxBodyBytes));
            pipeline.addAfter("whole-requests", "exchanges", new ExchangeHandler(observer, stopping));
        }
    }
}
