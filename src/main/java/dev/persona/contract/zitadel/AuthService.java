package dev.persona.contract.zitadel;

import dev.persona.contract.zitadel.api.ZitadelController.GetMyProfileResult;
import dev.persona.contract.zitadel.api.ZitadelController.UpdateMyProfileResult;
import dev.persona.contract.zitadel.proto.AuthServiceGrpc;
import dev.persona.contract.zitadel.proto.GetMyProfileRequest;
import dev.persona.contract.zitadel.proto.GetMyProfileResponse;
import dev.persona.contract.zitadel.proto.UpdateMyProfileRequest;
import dev.persona.contract.zitadel.proto.UpdateMyProfileResponse;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The ZITADEL contract as a gRPC service. It only translates: a message becomes the request of the JSON contract, is held to its rules,
 * and goes through the same operation; so do the answers, on the way back. gRPC and gRPC-Web both call this.
 */
@Singleton
final class AuthService extends AuthServiceGrpc.AuthServiceImplBase {

    private final ZitadelOperations operations;
    private final AuthMessages messages;
    private final AuthFailures failures;

    AuthService(ZitadelOperations operations, AuthMessages messages, AuthFailures failures) {
        this.operations = operations;
        this.messages = messages;
        this.failures = failures;
    }

    @Override
    public void getMyProfile(GetMyProfileRequest request, StreamObserver<GetMyProfileResponse> observer) {
        answer(observer, userId -> {
            GetMyProfileResult result = await(operations.getMyProfileOf(userId));
            if (result instanceof GetMyProfileResult.Status200 success) {
                return AuthMessages.of(success.body());
            }
            throw failures.of(result.toHttpResponse());
        });
    }

    @Override
    public void updateMyProfile(UpdateMyProfileRequest request, StreamObserver<UpdateMyProfileResponse> observer) {
        answer(observer, userId -> {
            UpdateMyProfileResult result = await(operations.updateMyProfileOf(userId, messages.read(request)));
            if (result instanceof UpdateMyProfileResult.Status200 success) {
                return AuthMessages.of(success.body());
            }
            throw failures.of(result.toHttpResponse());
        });
    }

    /** A call has a thread of its own. */
    private static <T> T await(CompletionStage<T> result) {
        try {
            return result.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private <A> void answer(StreamObserver<A> observer, Function<String, A> operation) {
        if (Context.current().isCancelled()) {
            // The caller went away, or the deadline passed, while the call waited for a thread.
            observer.onError(Status.CANCELLED.asRuntimeException());
            return;
        }
        try {
            observer.onNext(operation.apply(AuthInterceptor.USER_ID.get()));
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(failures.of(e));
        }
    }
}
