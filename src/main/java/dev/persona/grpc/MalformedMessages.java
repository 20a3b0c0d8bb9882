package dev.persona.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Answers bytes that are no message as a mistake of the caller. The library would call it an unknown failure of the server. */
public final class MalformedMessages implements ServerInterceptor {

    private MalformedMessages() {
    }

    /**
     * Puts this before everything else that a service does.
     *
     * @param service the service
     * @return the same service, told apart from the outside by this alone
     */
    public static ServerServiceDefinition refused(ServerServiceDefinition service) {
        // As streams, messages pass the transport unread; they are read behind this.
        return ServerInterceptors.intercept(ServerInterceptors.useInputStreamMessages(service), new MalformedMessages());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, metadata)) {

            private boolean refused;

            @Override
            public void onMessage(Q message) {
                try {
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    refused = true;
                    call.close(e.getCause() instanceof InvalidProtocolBufferException
                        ? Status.INVALID_ARGUMENT.withDescription("The message is malformed.") : e.getStatus(), new Metadata());
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }
}
