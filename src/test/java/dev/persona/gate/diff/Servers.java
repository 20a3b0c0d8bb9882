package dev.persona.gate.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares where a contract answers. */
final class Servers {

    private final Changes changes;

    Servers(Changes changes) {
        this.changes = changes;
    }

    void compare(String operation, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = byUrl(before);
        Map<String, JsonNode> now = byUrl(after);
        old.forEach((url, server) -> {
            if (now.containsKey(url)) {
                new Words(changes).compare(new Place(operation, Direction.REQUEST, "server " + url), server, now.get(url), Set.of("url"));
            } else {
                changes.breaking(operation, "server " + url, "is removed: clients that call it are not answered any more");
            }
        });
        now.keySet().stream().filter(url -> !old.containsKey(url)).forEach(url -> changes.compatible(operation, "server " + url, "is new"));
        List<String> kept = new ArrayList<>(now.keySet());
        kept.retainAll(old.keySet());
        if (!kept.isEmpty() && kept.size() == old.size() && !kept.equals(new ArrayList<>(old.keySet()))) {
            changes.compatible(operation, "servers", "stand in another order: generated clients may call another one by default");
        }
    }

    /** Without servers a contract answers at the root; a slash at the end makes no difference. */
    private static Map<String, JsonNode> byUrl(JsonNode servers) {
        Map<String, JsonNode> byUrl = new LinkedHashMap<>();
        for (JsonNode server : servers) {
            byUrl.put(server.path("url").asText().replaceAll("(?<=.)/$", ""), server);
        }
        if (byUrl.isEmpty()) {
            byUrl.put("/", servers.path(0));
        }
        return byUrl;
    }
}
