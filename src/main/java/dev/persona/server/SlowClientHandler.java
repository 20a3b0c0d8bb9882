package dev.persona.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that takes too long over a request: from its first byte, or from the opening of the connection, to its last. The
 * idle timeout would not: a byte a second is not idle. It stands before the HTTP codec, and {@link #ends} behind it.
 */
final class SlowClientHandler extends ChannelInboundHandlerAdapter {

    private final int timeoutSeconds;
    private boolean begun = true;
    private Future<?> timer;

    SlowClientHandler(int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startTimer(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        begun = true;
        context.fireChannelRead(message);
    }

    /** Most requests come in one piece, and need no timer. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (begun) {
            startTimer(context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimer();
        context.fireChannelInactive();
    }

    /** Sees where requests end. */
    ChannelInboundHandler ends() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof LastHttpContent) {
                    begun = false;
                    stopTimer();
                }
                context.fireChannelRead(message);
            }
        };
    }

    private void startTimer(ChannelHandlerContext context) {
        if (timer == null) {
            timer = context.executor().schedule(() -> context.close(), timeoutSeconds, TimeUnit.SECONDS);
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
