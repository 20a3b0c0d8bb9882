package dev.persona.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteMatch;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** One request and its answer, as operators see them: nothing here says who called or what was sent. */
final class Exchange {

    /** The header that carries the request's id, in both directions. */
    static final String ID_HEADER = "X-Request-Id";

    /** What stands for a contract, an operation or a route that is not known. */
    static final String NONE = "none";

    /** Short, and of characters that no API key, token or e-mail address does without. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|PUT|POST|PATCH|DELETE|OPTIONS|TRACE|CONNECT");

    private final String id;
    private final String method;
    private final long startNanos = System.nanoTime();
    private String contract = NONE;
    private String operation = NONE;
    private String route = NONE;
    private RouteMatch<?> match;

    private Exchange(String id, String method) {
        this.id = id;
        this.method = METHOD.matcher(method).matches() ? method : "OTHER";
    }

    /** Begins with a request; its id is the caller's, if that is a clean one. */
    static Exchange begin(FullHttpRequest request) {
        String proposed = request.headers().get(ID_HEADER, "");
        return new Exchange(ID.matcher(proposed).matches() ? proposed : newId(), request.method().name());
    }

    /** An id is no secret, so the fast generator will do. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The exchange that a request belongs to. */
    static Optional<Exchange> of(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> received && received.getNativeRequest() instanceof Request seen
            ? Optional.of(seen.exchange) : Optional.empty();
    }

    /** Notes where the request leads to. */
    void routed(String toContract, String toOperation, String toRoute) {
        contract = toContract;
        operation = toOperation;
        route = toRoute;
    }

    /** Notes the operation that will be called, if there is one. */
    void matched(RouteMatch<?> operationMatch) {
        match = operationMatch;
    }

    Optional<RouteMatch<?>> match() {
        return Optional.ofNullable(match);
    }

    String id() {
        return id;
    }

    String method() {
        return method;
    }

    String contract() {
        return contract;
    }

    String operation() {
        return operation;
    }

    /** The route's template, never the path. */
    String route() {
        return route;
    }

    long startNanos() {
        return startNanos;
    }

    /** A request that knows its exchange. */
    static final class Request extends DefaultFullHttpRequest {

        private final Exchange exchange;

        Request(FullHttpRequest request, Exchange exchange) {
            super(request.protocolVersion(), request.method(), request.uri(), request.content(), request.headers(), request.trailingHeaders());
            setDecoderResult(request.decoderResult());
            this.exchange = exchange;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
