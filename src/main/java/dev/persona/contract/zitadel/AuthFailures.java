package dev.persona.contract.zitadel;

import com.google.protobuf.Any;
import dev.persona.contract.Failures;
import dev.persona.contract.zitadel.model.ErrorDetail;
import dev.persona.contract.zitadel.model.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/** Failures of the JSON contract as gRPC tells them: the same code, message and details. */
@Singleton
final class AuthFailures {

    private final ZitadelErrors errors;

    AuthFailures(ZitadelErrors errors) {
        this.errors = errors;
    }

    /**
     * What an exception means to the caller.
     *
     * @param exception what was thrown; it is logged if that is due
     * @return the status with its trailers
     */
    StatusRuntimeException of(RuntimeException exception) {
        if (exception instanceof StatusRuntimeException failure) {
            return failure;
        }
        Failures.log(exception, "none");
        return of(Failures.answer(exception, errors).orElseGet(errors::internalError));
    }

    /**
     * A failure that the JSON contract has words for.
     *
     * @param answer the answer that the JSON contract would give
     * @return the status with its trailers
     */
    StatusRuntimeException of(HttpResponse<?> answer) {
        Status failure = (Status) answer.body();
        if (failure.details() == null) {
            return io.grpc.Status.fromCodeValue(failure.code()).withDescription(failure.message()).asRuntimeException();
        }
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
            .setCode(failure.code())
            .setMessage(failure.message())
            .addAllDetails(details(failure.details()))
            .build());
    }

    private static List<Any> details(List<ErrorDetail> details) {
        return details.stream()
            .map(detail -> dev.persona.contract.zitadel.proto.ErrorDetail.newBuilder().setId(detail.id()).setMessage(detail.message()).build())
            .map(Any::pack).toList();
    }
}
