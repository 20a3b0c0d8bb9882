package dev.persona.gate;

import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Response;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An answer as the library wants it. */
record ReceivedAnswer(Exchange exchange) implements Response {

    @Override
    public int getStatus() {
        return exchange.status();
    }

    @Override
    @Deprecated
    public Optional<String> getBody() {
        return getResponseBody().flatMap(body -> exchange.text());
    }

    @Override
    public Optional<Body> getResponseBody() {
        return exchange.body().length == 0 ? Optional.empty() : Optional.of(new JsonBytes(exchange.body()));
    }

    @Override
    public Collection<String> getHeaderValues(String name) {
        return exchange.headers().getOrDefault(name, List.of());
    }
}
