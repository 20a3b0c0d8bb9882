package dev.persona.grpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes the call that a gRPC-Web request carries, as the gRPC server would: through the same interceptors, to the same method. */
public final class GrpcWeb {

    private GrpcWeb() {
    }

    /**
     * Calls a method that takes one message and answers one.
     *
     * @param service the service
     * @param method the method's name in it
     * @param metadata what came in headers
     * @param body the body as received
     * @return the body of the answer, which is a success for HTTP whatever came of the call
     */
    public static byte[] call(ServerServiceDefinition service, String method, Metadata metadata, byte[] body) {
        String name = service.getServiceDescriptor().getName() + "/" + method;
        ServerMethodDefinition<?, ?> definition = service.getMethod(name);
        return definition == null
            ? GrpcWebFrames.answer(Status.UNIMPLEMENTED.withDescription("Method not found: " + name), new Metadata())
            : call(definition, metadata, body);
    }

    private static <Q, A> byte[] call(ServerMethodDefinition<Q, A> definition, Metadata metadata, byte[] body) {
        Call<Q, A> call = new Call<>(definition);
        try {
            Q message = definition.getMethodDescriptor().parseRequest(new ByteArrayInputStream(GrpcWebFrames.message(body)));
            ServerCall.Listener<Q> listener = definition.getServerCallHandler().startCall(call, metadata);
            listener.onMessage(message);
            listener.onHalfClose();
        } catch (StatusRuntimeException e) {
            call.close(e.getStatus(), e.getTrailers() == null ? new Metadata() : e.getTrailers());
        }
        return call.answer;
    }

    /** One call, which is over when its handler returns. */
    private static final class Call<Q, A> extends ServerCall<Q, A> {

        private final ServerMethodDefinition<Q, A> definition;
        private A message;
        private byte[] answer;

        private Call(ServerMethodDefinition<Q, A> definition) {
            this.definition = definition;
        }

        @Override
        public void request(int messages) {
            // The one that there is comes unasked.
        }

        @Override
        public void sendHeaders(Metadata headers) {
            // The headers of HTTP say all that there is to say.
        }

        @Override
        public void sendMessage(A sent) {
            message = sent;
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (answer == null) {
                answer = status.isOk() ? GrpcWebFrames.answer(bytes()) : GrpcWebFrames.answer(status, trailers);
            }
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<Q, A> getMethodDescriptor() {
            return definition.getMethodDescriptor();
        }

        private byte[] bytes() {
            try {
                return definition.getMethodDescriptor().streamResponse(message).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
