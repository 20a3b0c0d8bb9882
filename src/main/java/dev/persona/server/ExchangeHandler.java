package dev.persona.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Sees every request and every answer of a connection, also those that no route and no filter sees. It gives each answer its date and the
 * request's id, and tells the observers when an exchange is over. When the server is about to stop, it ends the connection with the answer.
 * A HEAD goes on as the GET that it follows; the HTTP codec, which knows better, leaves the body out and the content length in.
 */
final class ExchangeHandler extends ChannelDuplexHandler {

    private final ExchangeObserver observer;
    private final Stopping stopping;

    /** Answers come in the order of the requests. */
    private final Queue<Exchange> open = new ArrayDeque<>(2);
    private int status;
    private boolean last;

    ExchangeHandler(ExchangeObserver observer, Stopping stopping) {
        this.observer = observer;
        this.stopping = stopping;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest request) {
            Exchange exchange = Exchange.begin(request);
            open.add(exchange);
            if (request.method().equals(HttpMethod.HEAD)) {
                request.setMethod(HttpMethod.GET);
            }
            context.fireChannelRead(new Exchange.Request(request, exchange));
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && response.status().codeClass() != HttpStatusClass.INFORMATIONAL && !open.isEmpty()) {
            status = response.status().code();
            last = stopping.hasBegun();
            if (last) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            response.headers().set(Exchange.ID_HEADER, open.element().id());
            if (!response.headers().contains(HttpHeaderNames.DATE)) {
                response.headers().set(HttpHeaderNames.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
            }
        }
        if (message instanceof LastHttpContent && status != 0 && !open.isEmpty()) {
            observer.ended(open.remove(), String.valueOf(status));
            status = 0;
            context.write(message, last ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
        } else {
            context.write(message, promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open.forEach(exchange -> observer.ended(exchange, ExchangeObserver.ABORTED));
        open.clear();
        context.fireChannelInactive();
    }
}
