package dev.persona.server;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/**
 * Problem details (RFC 9457) for requests that belong to no contract.
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the status in words
 * @param status the status
 */
@Introspected
record Problem(String type, String title, int status) {

    private static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

    /**
     * An answer with problem details.
     *
     * @param status its status
     * @return the answer
     */
    static MutableHttpResponse<Object> response(HttpStatus status) {
        return HttpResponse.status(status).body((Object) new Problem("about:blank", status.getReason(), status.getCode()))
            .contentType(MEDIA_TYPE);
    }
}
