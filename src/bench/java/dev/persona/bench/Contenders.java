package dev.persona.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts the servers that are compared, all with the same memory and the same collector, each on a table of its own in one database. */
final class Contenders {

    static final String PERSONA = "persona";
    static final String SPRING_JPA = "spring-jpa";
    static final String ENGINE_REST = "engine-rest";

    /** The command that starts Persona as make run does, but for its last argument. */
    private static final List<String> PERSONA_COMMAND = Arrays.asList(environment("PERSONA").split("\\s+"));
    private static final List<String> PEER_COMMAND = Arrays.asList(("java " + environment("JAVA_OPTS")).split("\\s+"));
    private static final String ENGINE_SCHEMA = "engine";
    private static final String ENGINE_USER = "admin";

    /** Of 32 updates at a time for 10,000 users a few in a hundred thousand were seen to meet. */
    private static final double CONFLICTS = 0.001;

    private final Postgres postgres;

    Contenders(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Options of the JVM of all servers, as make run has them. */
    static String javaOptions() {
        return environment("JAVA_OPTS");
    }

    Server persona() {
        int port = Ports.free();
        return new Server(PERSONA, port, with(PERSONA_COMMAND, "serve"), personaEnvironment(port));
    }

    /** Makes an API key of Persona. */
    String apiKey() {
        ProcessBuilder command = new ProcessBuilder(with(PERSONA_COMMAND, "api-key", "create", "bench"));
        command.environment().putAll(personaEnvironment(0));
        return Commands.run(command).strip();
    }

    Server springJpa() {
        int port = Ports.free();
        return new Server(SPRING_JPA, port, with(PEER_COMMAND, "-jar", "target/bench/spring-jpa/spring-jpa.jar"),
            peerEnvironment(port, postgres.url()));
    }

    Server engineRest() {
        int port = Ports.free();
        return new Server(ENGINE_REST, port, with(PEER_COMMAND, "-jar", "target/bench/engine-rest/engine-rest.jar"),
            peerEnvironment(port, postgres.url() + "?currentSchema=" + ENGINE_SCHEMA));
    }

    /** Puts the users into Persona's table, which Persona has made. */
    void loadPersona(long users) {
        postgres.sql("TRUNCATE profile");
        postgres.sql("""
            INSERT INTO profile (internal_id, user_id, first_name, last_name, display_name, nick_name, email, email_key, preferred_language, gender,
              birthdate, metadata, created_at, changed_at)
            SELECT '1753306133860_' || n, n, 'First 000000', 'Last 000000', 'Name 000000', 'Nick', n || '@example.org', n || '@example.org', 'en',
              'female', '1992-05-04 01:30:00Z', '{"plan":"team","seats":100000}', now(), now()
            FROM generate_series(%d, %d) AS n""".formatted(Users.FIRST, Users.FIRST + users - 1));
        postgres.sql("VACUUM ANALYZE profile");
    }

    void loadSpringJpa() {
        postgres.sql("""
            CREATE TABLE spring_user (user_id varchar(255) PRIMARY KEY, email varchar(255) UNIQUE, first_name varchar(255), last_name varchar(255),
              changed_at timestamptz NOT NULL, sequence bigint NOT NULL)""");
        postgres.sql("INSERT INTO spring_user SELECT n, n || '@example.org', 'First 000000', 'Last 000000', now(), 1 FROM generate_series(%d, %d) AS n"
            .formatted(Users.FIRST, Users.FIRST + Users.COUNT - 1));
        postgres.sql("VACUUM ANALYZE spring_user");
    }

    void createEngineSchema() {
        postgres.sql("CREATE SCHEMA " + ENGINE_SCHEMA);
    }

    /** Puts the users into the engine's table, which the engine has made. */
    void loadEngineRest() {
        postgres.sql("INSERT INTO engine.act_id_user (id_, rev_, first_, last_, email_) SELECT n, 1, 'First', 'Last', n || '@example.org' "
            + "FROM generate_series(%d, %d) AS n".formatted(Users.FIRST, Users.FIRST + Users.COUNT - 1));
        postgres.sql("VACUUM ANALYZE engine.act_id_user");
    }

    /** A number that grows by one with each update of a contender that changes anything. */
    double written(Server server) {
        return postgres.number(switch (server.name()) {
            case SPRING_JPA -> "SELECT sum(sequence) FROM spring_user";
            case ENGINE_REST -> "SELECT sum(rev_) FROM engine.act_id_user";
            default -> "SELECT sum(sequence) FROM profile";
        });
    }

    /** The update of Camunda's contract, as its own REST API takes it. Of two that race for one user it refuses one (optimistic locking). */
    static Request engineUpdate() {
        return new Request("update", "PUT", "/engine-rest/user/{id}/profile", Credentials.basic(ENGINE_USER, ENGINE_USER),
            "{\"id\":\"{id}\",\"firstName\":\"First {value}\",\"lastName\":\"Last {value}\",\"email\":\"{id}@example.org\"}", null, 204, CONFLICTS);
    }

    static Request engineRead(String id) {
        return engineUpdate().withPath("read", "/engine-rest/user/" + id + "/profile", 200);
    }

    static String engineUser() {
        return ENGINE_USER;
    }

    private Map<String, String> personaEnvironment(int port) {
        return Map.of("PORT", String.valueOf(port), "GRPC_PORT", "0", "DATABASE_URL", postgres.url(), "DATABASE_USER", Postgres.USER,
            "JWT_SECRET", Users.SECRET, "JWT_JWKS_URL", "");
    }

    private static Map<String, String> peerEnvironment(int port, String url) {
        return Map.of("SERVER_PORT", String.valueOf(port), "SPRING_DATASOURCE_URL", url, "SPRING_DATASOURCE_USERNAME", Postgres.USER,
            "SPRING_DATASOURCE_PASSWORD", "", "JWT_SECRET", Users.SECRET);
    }

    private static List<String> with(List<String> command, String... arguments) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(Arrays.asList(arguments));
        return whole;
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set; run make bench.");
        }
        return value;
    }
}
