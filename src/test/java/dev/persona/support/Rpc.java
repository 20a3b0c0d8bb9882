package dev.persona.support;

import dev.persona.contract.zitadel.proto.AuthServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;

/** The ways in which ZITADEL's gRPC service can be called, with the bytes of a message. */
public enum Rpc {

    /** gRPC over HTTP/2. */
    GRPC {
        @Override
        public RpcOutcome call(TestServer server, String method, byte[] message, Map<String, String> metadata) {
            ManagedChannel connection = channel(server);
            Metadata headers = new Metadata();
            metadata.forEach((name, value) -> headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
            Channel channel = ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(headers));
            try {
                return RpcOutcome.success(ClientCalls.blockingUnaryCall(channel, descriptor(method), CallOptions.DEFAULT, message));
            } catch (StatusRuntimeException e) {
                return RpcOutcome.failure(e);
            } finally {
                connection.shutdownNow();
            }
        }
    },

    /** gRPC-Web in its binary form. */
    GRPC_WEB {
        @Override
        public RpcOutcome call(TestServer server, String method, byte[] message, Map<String, String> metadata) {
            GrpcWebClient.Answer answer = GrpcWebClient.post(server, method, "application/grpc-web+proto", metadata, GrpcWebClient.frame(0, message));
            return RpcOutcome.ofFrames(answer.body());
        }
    },

    /** gRPC-Web in its text form. */
    GRPC_WEB_TEXT {
        @Override
        public RpcOutcome call(TestServer server, String method, byte[] message, Map<String, String> metadata) {
            byte[] text = Base64.getEncoder().encode(GrpcWebClient.frame(0, message));
            GrpcWebClient.Answer answer = GrpcWebClient.post(server, method, "application/grpc-web-text", metadata, text);
            return RpcOutcome.ofFrames(Base64.getDecoder().decode(answer.body()));
        }
    };

    /** Calls a method with a message as it is on the wire, and these headers. */
    public abstract RpcOutcome call(TestServer server, String method, byte[] message, Map<String, String> metadata);

    /** The same of a user at the shared server. */
    public RpcOutcome call(String userId, String method, byte[] message) {
        return call(TestServer.shared(), method, message, Map.of("authorization", "Bearer " + Tokens.of(userId)));
    }

    /** A connection to a server that serves gRPC; it has to be shut down. */
    public static ManagedChannel channel(TestServer server) {
        return NettyChannelBuilder.forAddress("127.0.0.1", server.grpcPort()).usePlaintext().build();
    }

    /** A client with the token of a user. */
    public static AuthServiceGrpc.AuthServiceBlockingStub client(ManagedChannel channel, String userId) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + Tokens.of(userId));
        return AuthServiceGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static MethodDescriptor<byte[], byte[]> descriptor(String method) {
        return MethodDescriptor.newBuilder(Bytes.MARSHALLER, Bytes.MARSHALLER)
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(AuthServiceGrpc.SERVICE_NAME, method))
            .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        private static final Bytes MARSHALLER = new Bytes();

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
