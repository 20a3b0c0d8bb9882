package dev.persona.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What most drills need: a PostgreSQL, servers on it, and an API key.
 *
 * @param postgres the database
 * @param servers the servers on it
 */
record Site(Postgres postgres, List<Server> servers) {

    /** One server on a database as it comes. */
    static Site start(Place place) throws Exception {
        return start(place, Map.of(), Map.of(), 1);
    }

    /** Servers with these settings on a database with those. */
    static Site start(Place place, Map<String, String> databaseSettings, Map<String, String> serverSettings, int count) throws Exception {
        Postgres postgres = Postgres.start(place, databaseSettings);
        List<Server> servers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            servers.add(Server.start(place, "server-" + i, "jdbc:postgresql://" + postgres.address() + "/postgres", serverSettings));
        }
        Keys.store(postgres);
        return new Site(postgres, servers);
    }

    Server server() {
        return servers.get(0);
    }

    List<Integer> ports() {
        return servers.stream().map(Server::port).toList();
    }
}
