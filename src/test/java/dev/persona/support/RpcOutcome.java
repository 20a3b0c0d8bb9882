package dev.persona.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import dev.persona.contract.zitadel.proto.ErrorDetail;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of a call: its code, its message, the status with details if one came, and the bytes of the answer. */
public record RpcOutcome(int code, String message, Optional<Status> status, byte[] answer) {

    static RpcOutcome success(byte[] answer) {
        return new RpcOutcome(0, "", Optional.empty(), answer);
    }

    static RpcOutcome failure(StatusRuntimeException e) {
        return new RpcOutcome(e.getStatus().getCode().value(), e.getStatus().getDescription(),
            Optional.of(StatusProto.fromThrowable(e)).filter(status -> status.getDetailsCount() > 0), new byte[0]);
    }

    /** Reads an answer of gRPC-Web: a frame with the message if there is one, then one with the trailers, and nothing else. */
    static RpcOutcome ofFrames(byte[] body) {
        ByteBuffer frames = ByteBuffer.wrap(body);
        byte[] answer = frames.get(0) == 0 ? frame(frames) : new byte[0];
        assertThat(frames.get(frames.position())).isEqualTo((byte) 0x80);
        Map<String, String> trailers = Arrays.stream(new String(frame(frames), StandardCharsets.US_ASCII).split("\r\n"))
            .map(line -> line.split(": ", 2)).collect(Collectors.toMap(line -> line[0], line -> line[1]));
        assertThat(frames.hasRemaining()).isFalse();
        return new RpcOutcome(Integer.parseInt(trailers.get("grpc-status")),
            URLDecoder.decode(trailers.getOrDefault("grpc-message", "").replace("+", "%2B"), StandardCharsets.UTF_8),
            Optional.ofNullable(trailers.get("grpc-status-details-bin")).map(RpcOutcome::status), answer);
    }

    /** It failed with this and without details. */
    public void is(int expectedCode, String expectedMessage) {
        assertThat(message).isEqualTo(expectedMessage);
        assertThat(code).isEqualTo(expectedCode);
        assertThat(status).isEmpty();
    }

    /** It failed with this, and the vendor's id of the failure is in the details. */
    public void is(int expectedCode, String text, String id) {
        assertThat(message).isEqualTo(text + " (" + id + ")");
        assertThat(code).isEqualTo(expectedCode);
        assertThat(status.orElseThrow().getCode()).isEqualTo(expectedCode);
        assertThat(status.orElseThrow().getMessage()).isEqualTo(message);
        assertThat(status.orElseThrow().getDetailsList()).singleElement().satisfies(detail -> {
            assertThat(detail.getTypeUrl()).isEqualTo("type.googleapis.com/zitadel.v1.ErrorDetail");
            assertThat(detail.unpack(ErrorDetail.class)).isEqualTo(ErrorDetail.newBuilder().setId(id).setMessage(text).build());
        });
    }

    private static byte[] frame(ByteBuffer frames) {
        frames.get();
        byte[] content = new byte[frames.getInt()];
        frames.get(content);
        return content;
    }

    private static Status status(String base64) {
        try {
            return Status.parseFrom(Base64.getDecoder().decode(base64));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
