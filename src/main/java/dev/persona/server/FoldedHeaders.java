package dev.persona.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Finds header lines that go on in the next line (RFC 9112, section 5.2), which the HTTP codec would join without a word. It reads the head
 * of a request before the codec does; of requests that come before the answer to the last one it reads the first only, and the codec joins
 * the lines of the others as the RFC allows.
 */
final class FoldedHeaders extends ChannelInboundHandlerAdapter {

    private boolean inHead = true;
    private boolean atLineStart;
    private boolean folded;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (inHead && message instanceof ByteBuf bytes) {
            bytes.forEachByte(this::read);
        }
        context.fireChannelRead(message);
    }

    /** Whether the head that was read last has such a line. */
    boolean found() {
        return folded;
    }

    /** A request has ended; what comes is the head of the next. */
    void next() {
        inHead = true;
        atLineStart = false;
        folded = false;
    }

    /** Goes on to the next byte until the head is over. */
    private boolean read(byte character) {
        if (character == '\n') {
            inHead = !atLineStart;
            atLineStart = true;
        } else if (character != '\r') {
            folded |= atLineStart && (character == ' ' || character == '\t');
            atLineStart = false;
        }
        return inHead;
    }
}
