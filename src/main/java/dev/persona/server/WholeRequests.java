package dev.persona.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Lets a request in when it has come in whole, so that who sends slowly holds nothing but a connection, and a body that breaks off is a
 * malformed request like any other. Of a body that is too large nothing is kept: the request goes on at once, with a declared length over
 * the limit, for its contract to refuse.
 */
final class WholeRequests extends HttpObjectAggregator {

    WholeRequests(int maxBodyBytes) {
        super(maxBodyBytes);
    }

    @Override
    protected Object newContinueResponse(HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        if (start.decoderResult().isFailure() || !HttpUtil.is100ContinueExpected(start) || HttpUtil.getContentLength(start, 0L) > maxContentLength) {
            return null;
        }
        start.headers().remove(HttpHeaderNames.EXPECT);
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        HttpRequest request = (HttpRequest) oversized;
        HttpUtil.setTransferEncodingChunked(request, false);
        HttpUtil.setContentLength(request, maxContentLength() + 1L);
        context.fireChannelRead(new DefaultFullHttpRequest(request.protocolVersion(), request.method(), request.uri(), Unpooled.EMPTY_BUFFER,
            request.headers(), EmptyHttpHeaders.INSTANCE));
    }
}
