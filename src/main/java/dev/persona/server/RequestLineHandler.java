package dev.persona.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at each request before the router does. It refuses what RFC 9112 (section 3.2) and RFC 3986 say is malformed and Netty lets pass:
 * no, several or impossible {@code Host}, folded or too many header lines, a percent sign that starts no escape, characters that must be
 * escaped, and any transfer encoding but {@code chunked}. And it escapes the characters that are legal in a path segment but that the
 * router's templates do not take: {@code + & ;} mean themselves in an id.
 */
final class RequestLineHandler extends ChannelInboundHandlerAdapter {

    private static final int MAX_HEADERS = 100;

    /** What RFC 3986 has escaped in a path or a query. */
    private static final String MUST_BE_ESCAPED = "\"<>\\^`{|}#";
    private static final Pattern HOST = Pattern.compile("[\\w.~!$&'()*+,;=%:\\[\\]-]*");

    private final FoldedHeaders folds;

    /** Where a malformed request ends is anybody's guess, so nothing after it is read. */
    private boolean refused;

    RequestLineHandler(FoldedHeaders folds) {
        this.folds = folds;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            if (request.headers().size() > MAX_HEADERS) {
                refuse(request, new TooLongHttpHeaderException("too many header lines"));
            } else if (!folds.found() && hasHost(request) && hasKnownLength(request) && isWellFormed(request.uri())) {
                request.setUri(escaped(request.uri()));
            } else {
                refuse(request, new IllegalArgumentException("malformed request line or header"));
            }
        }
        if (message instanceof LastHttpContent) {
            folds.next();
        }
        context.fireChannelRead(message);
    }

    /** The exception says nothing of what was sent. */
    private void refuse(HttpRequest request, Exception reason) {
        refused = true;
        request.setDecoderResult(DecoderResult.failure(reason));
        request.setUri("/");
    }

    private static boolean hasHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.size() == 1 ? HOST.matcher(hosts.get(0)).matches()
            : hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** Another transfer encoding than {@code chunked} is one that nothing here could undo. */
    private static boolean hasKnownLength(HttpRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.isEmpty() || encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    }

    private static boolean isWellFormed(String target) {
        for (int i = 0; i < target.length(); i++) {
            char character = target.charAt(i);
            boolean legal = character > ' ' && character < '\u007F' && MUST_BE_ESCAPED.indexOf(character) < 0;
            if (!legal || character == '%' && !(isHexDigit(target, i + 1) && isHexDigit(target, i + 2))) {
                return false;
            }
        }
        return !target.isEmpty();
    }

    private static boolean isHexDigit(String target, int index) {
        return index < target.length() && Character.digit(target.charAt(index), 16) >= 0;
    }

    private static String escaped(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.indexOf('+') < 0 && path.indexOf('&') < 0 && path.indexOf(';') < 0) {
            return target;
        }
        return path.replace("+", "%2B").replace("&", "%26").replace(";", "%3B") + (query < 0 ? "" : target.substring(query));
    }
}
