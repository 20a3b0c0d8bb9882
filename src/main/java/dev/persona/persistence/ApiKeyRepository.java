package dev.persona.persistence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code api_key}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRepository extends GenericRepository<ApiKeyRow, String> {

    /** The columns of {@link ApiKeyRow}. */
    String COLUMNS = """
         name, CAST(created_at AT TIME ZONE 'UTC' AS text) AS created_at,
        CAST(revoked_at AT TIME ZONE 'UTC' AS text) AS revoked_at""";

    /**
     * Adds a row unless the name is taken.
     *
     * @param name the key's name
     * @param digest the key's digest
     * @return how many rows were added
     */
    @Query(value = "INSERT INTO api_key (name, digest) VALUES (:name, :digest) ON CONFLICT (name) DO NOTHING", nativeQuery = true)
    int insert(String name, String digest);

    /**
     * All rows.
     *
     * @return the rows by name
     */
    @Query(value = "SELECT" + COLUMNS + " FROM api_key ORDER BY name", nativeQuery = true)
    List<ApiKeyRow> list();

    /**
     * Notes the time of revocation, once.
     *
     * @param name the key's name
     * @return how many rows changed
     */
    @Query(value = "UPDATE api_key SET revoked_at = now() WHERE name = :name AND revoked_at IS NULL", nativeQuery = true)
    int revoke(String name);

    /**
     * Finds a key in force.
     *
     * @param digest the key's digest
     * @return its name, if there is one
     */
    @Query(value = "SELECT name FROM api_key WHERE digest = :digest AND revoked_at IS NULL", nativeQuery = true)
    Optional<String> findActive(String digest);
}
