package dev.persona.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The bodies of gRPC-Web: frames of a flag, a length in four bytes, and that many bytes. A request is one frame with a message; an answer
 * ends in a frame with what gRPC sends in trailers, written like the headers of HTTP/1.1.
 */
public final class GrpcWebFrames {

    private static final int PREFIX_BYTES = 5;
    private static final int MESSAGE = 0;
    private static final int COMPRESSED = 1;
    private static final int TRAILERS = 0x80;

    private GrpcWebFrames() {
    }

    /**
     * The body for a call that failed.
     *
     * @param status what came of it
     * @param trailers what goes with the status
     * @return a frame of trailers
     */
    public static byte[] answer(Status status, Metadata trailers) {
        StringBuilder lines = new StringBuilder("grpc-status: ").append(status.getCode().value()).append("\r\n");
        if (status.getDescription() != null) {
            lines.append("grpc-message: ").append(percentEncoded(status.getDescription())).append("\r\n");
        }
        for (String name : trailers.keys()) {
            if (name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                byte[] value = trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER));
                lines.append(name).append(": ").append(Base64.getEncoder().withoutPadding().encodeToString(value)).append("\r\n");
            }
        }
        return frame(TRAILERS, lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The body for a call that succeeded.
     *
     * @param message the message
     * @return a frame with it and a frame of trailers
     */
    static byte[] answer(byte[] message) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(frame(MESSAGE, message));
        body.writeBytes(answer(Status.OK, new Metadata()));
        return body.toByteArray();
    }

    /**
     * Takes the message out of a request.
     *
     * @param body the body as received
     * @return the message
     * @throws io.grpc.StatusRuntimeException if the body is not exactly one frame with a message that is not compressed
     */
    static byte[] message(byte[] body) {
        if (body.length < PREFIX_BYTES || ByteBuffer.wrap(body).getInt(1) != body.length - PREFIX_BYTES) {
            throw Status.INVALID_ARGUMENT.withDescription("The request body must be one whole frame.").asRuntimeException();
        }
        if (body[0] == COMPRESSED) {
            throw Status.UNIMPLEMENTED.withDescription("Compressed messages are not supported.").asRuntimeException();
        }
        if (body[0] != MESSAGE) {
            throw Status.INVALID_ARGUMENT.withDescription("The request body must be a frame with a message.").asRuntimeException();
        }
        return Arrays.copyOfRange(body, PREFIX_BYTES, body.length);
    }

    private static byte[] frame(int flag, byte[] content) {
        return ByteBuffer.allocate(PREFIX_BYTES + content.length).put((byte) flag).putInt(content.length).put(content).array();
    }

    /** As gRPC says of {@code grpc-message}: printable ASCII stays, apart from the percent sign. */
    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(each >= ' ' && each <= '~' && each != '%' ? String.valueOf((char) each) : String.format("%%%02X", each));
        }
        return encoded.toString();
    }
}
