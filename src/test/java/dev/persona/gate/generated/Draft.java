package dev.persona.gate.generated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A request that is being made: valid at first, then perhaps with one thing changed. */
final class Draft {

    static final String CONTENT_TYPE = "Content-Type";
    static final String ACCEPT = "Accept";

    final Operation operation;
    final Somebody user;
    final Random random;
    final Map<String, String> headers = new LinkedHashMap<>();
    /** The parameters of the path as they are written in it. */
    final Map<String, String> segments = new LinkedHashMap<>();
    String method;
    String mount;
    /** The body as a tree; null if there is none. */
    ObjectNode json;
    /** The body as it is sent, where that is not just the tree. */
    byte[] bytes;
    /** What has to succeed before, if anything. */
    Draft before;

    Draft(Operation operation, Somebody user, Random random) {
        this.operation = operation;
        this.user = user;
        this.random = random;
        this.method = operation.method();
        this.mount = Formats.any(operation.specification().mounts(), random);
    }

    /** The body as JSON text, in one of the ways to write it. */
    String jsonText() {
        return JsonText.of(json, random);
    }

    Request request() {
        String path = operation.path();
        for (Map.Entry<String, String> segment : segments.entrySet()) {
            path = path.replace("{" + segment.getKey() + "}", segment.getValue());
        }
        byte[] body = bytes != null ? bytes : json != null ? jsonText().getBytes(StandardCharsets.UTF_8) : null;
        return new Request(method, mount + path, Map.copyOf(headers), body);
    }
}
