package dev.persona.gate.generated;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What can be wrong with the headers of a request, and with the size of its body. */
final class HeaderRules {

    private static final List<String> NOT_JSON = List.of("text/plain", "application/xml", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/merge-patch+json", "application/json5", "text/json", "application/*", "*/*", "json", "/",
        "application/octet-stream", "x; application/json", "application", "application/ json");
    private static final List<String> ENCODINGS = List.of("gzip", "deflate", "br", "compress", "x", "gzip, identity", "identity, identity");

    private final Operation operation;
    private final List<Rule> rules = new ArrayList<>();

    private HeaderRules(Operation operation) {
        this.operation = operation;
    }

    static List<Rule> of(Operation operation) {
        HeaderRules rules = new HeaderRules(operation);
        rules.credentials();
        rules.representation();
        rules.parameters();
        return rules.rules;
    }

    private void credentials() {
        if (operation.schemes().isEmpty()) {
            return;
        }
        add("no credential", 401, draft -> draft.headers.keySet().removeAll(Credentials.headers()));
        for (String kind : new TreeMap<>(Credentials.bad("somebody")).keySet()) {
            add("credential: " + kind, 401, draft -> {
                String header = Credentials.header(Formats.any(List.copyOf(operation.schemes()), draft.random));
                draft.headers.keySet().removeAll(Credentials.headers());
                draft.headers.put(header, Credentials.bad(draft.user.id()).get(kind));
            });
        }
        for (String scheme : Credentials.ALL) {
            if (!operation.schemes().contains(scheme)) {
                int status = Credentials.OF_USERS.contains(scheme) && Credentials.header(scheme).equals("Authorization")
                    ? operation.status(Extensions.USER_TOKEN_REFUSED).orElse(401) : 401;
                add("credential of the kind " + scheme, status, draft -> {
                    draft.headers.keySet().removeAll(Credentials.headers());
                    Credentials.add(draft.headers, scheme, draft.user.id());
                });
            }
        }
    }

    private void representation() {
        if (operation.answersWithBody()) {
            add("nothing acceptable", 406, draft -> draft.headers.put(Draft.ACCEPT, Formats.any(Generator.NOT_ACCEPTING, draft.random)));
        }
        if (operation.body().isPresent()) {
            add("no content type", 415, draft -> draft.headers.remove(Draft.CONTENT_TYPE));
            add("another content type", 415, draft -> draft.headers.put(Draft.CONTENT_TYPE, Formats.any(NOT_JSON, draft.random)));
            add("content encoding", 415, draft -> draft.headers.put("Content-Encoding", Formats.any(ENCODINGS, draft.random)));
            add("one byte too many", 413, draft -> draft.bytes = Generator.padded(draft, Generator.MAX_BODY + 1));
        } else {
            add("a body, and too large", 413, draft -> draft.bytes = new byte[Generator.MAX_BODY + 1]);
        }
    }

    private void parameters() {
        for (Parameter parameter : operation.parameters("header")) {
            Extensions.of(parameter.getExtensions()).status(Extensions.OTHER_VALUE).ifPresent(status -> {
                add(parameter.getName() + ": another value", status, draft -> draft.headers.put(parameter.getName(), "another"));
                add(parameter.getName() + ": nearly the value", status,
                    draft -> draft.headers.put(parameter.getName(), parameter.getExample() + "0"));
                add(parameter.getName() + ": too long", status, draft -> draft.headers.put(parameter.getName(), "1".repeat(256)));
            });
            if (Boolean.TRUE.equals(parameter.getRequired())) {
                add(parameter.getName() + ": missing", 400, draft -> draft.headers.remove(parameter.getName()));
            }
        }
    }

    private void add(String name, int status, Consumer<Draft> change) {
        rules.add(Rule.of(name, status, change));
    }
}
