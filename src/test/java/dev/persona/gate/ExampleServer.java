package dev.persona.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profiles;
import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A server on which examples are tried: its people are made for each of them, and each operation is called as its specification says. */
public final class ExampleServer implements AutoCloseable {

    private final TestServer server;

    /** A server on a database of its own. */
    public ExampleServer() {
        this(TestServer.startOnOwnDatabase(Map.of()));
    }

    public ExampleServer(TestServer server) {
        this.server = server;
    }

    /** Forgets everybody. */
    public ExampleServer empty() {
        TestServer.execute(server.database(), "TRUNCATE profile");
        return this;
    }

    /** Makes a person of whom only the id is known, and perhaps an e-mail address. */
    public ExampleServer with(String userId, String email) {
        server.bean(Profiles.class).create(new NewProfile(userId, null, null, null, email, null)).toCompletableFuture().join();
        return this;
    }

    /** Calls an operation for a person, who is named by the path or else by the token; the body is null for none. */
    public Answer call(Operation operation, String userId, JsonNode body) {
        String path = operation.path();
        for (String variable : operation.exampleVariables().keySet()) {
            path = path.replace("{" + variable + "}", URLEncoder.encode(userId, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        Api request = Api.request(operation.method(), path).to(server).bearer(takesApiKey(operation) ? server.apiKey() : Tokens.of(userId));
        return (body == null ? request : request.json(body.toString())).send();
    }

    @Override
    public void close() {
        server.close();
    }

    /** A bearer that is no JWT is an API key. */
    private static boolean takesApiKey(Operation operation) {
        return StreamSupport.stream(operation.node().path("security").spliterator(), false)
            .flatMap(alternative -> operation.specification().names(alternative).stream())
            .map(operation.specification()::securityScheme)
            .anyMatch(scheme -> scheme.path("scheme").asText().equals("bearer") && !scheme.has("bearerFormat"));
    }
}
