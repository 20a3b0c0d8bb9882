package dev.persona.server;

import dev.persona.contract.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ErrorResponseProcessorExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers every exception that no other handler knows, logs it and counts it. */
@Singleton
final class UnforeseenExceptionHandler extends ErrorResponseProcessorExceptionHandler<Throwable> {

    private final MeterRegistry meters;

    UnforeseenExceptionHandler(ErrorResponseProcessor<?> processor, MeterRegistry meters) {
        super(processor);
        this.meters = meters;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public HttpResponse<?> handle(HttpRequest request, Throwable exception) {
        Failures.log(exception, Exchange.of(request).map(Exchange::id).orElse(Exchange.NONE));
        if (Failures.isOfDependency(exception)) {
            failures(exception).increment();
        }
        return super.handle(request, exception);
    }

    @Override
    protected MutableHttpResponse<?> createResponse(Throwable exception) {
        return HttpResponse.serverError();
    }

    private Counter failures(Throwable exception) {
        return Counter.builder("persona.failures").description("Failures of what the server depends on: the database, the keys' issuer.")
            .tag("kind", exception.getClass().getSimpleName().replace("Exception", "")).register(meters);
    }
}
