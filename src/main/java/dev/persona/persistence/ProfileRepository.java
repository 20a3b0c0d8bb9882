package dev.persona.persistence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code profile}. Each runs on its own, outside a transaction block: one round trip, durable when it returns. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProfileRepository extends GenericRepository<ProfileRow, String> {

    /** The columns of {@link ProfileRow} but the first. */
    String COLUMNS = """
         internal_id, p.user_id, first_name, last_name, display_name, nick_name, email, preferred_language, gender,
        CAST(birthdate AT TIME ZONE 'UTC' AS text) AS birthdate,
        CAST(metadata AS text) AS metadata, acquisition_source, credit_balance,
        CAST(created_at AT TIME ZONE 'UTC' AS text) AS created_at,
        CAST(changed_at AT TIME ZONE 'UTC' AS text) AS changed_at,
        sequence""";

    /** The gender after an update; see {@link dev.persona.profile.GenderChange}. Only ASCII is compared, so the collation is "C". */
    String GENDER = """
        CASE v.gender_mode
          WHEN 'TEXT' THEN v.new_gender
          WHEN 'NAMED' THEN CASE
            WHEN lower(p.gender COLLATE "C") = v.new_gender THEN p.gender
            WHEN v.new_gender IS NULL AND lower(p.gender COLLATE "C") NOT IN ('female', 'male', 'diverse') THEN p.gender
            ELSE v.new_gender END
          ELSE p.gender
        END""";

    /** Whether an update changes anything. The metadata is compared as text, which is canonical. */
    String CHANGES = """
        v.set_user_id AND p.user_id <> v.new_user_id
        OR v.set_first_name AND p.first_name IS DISTINCT FROM v.new_first_name
        OR v.set_last_name AND p.last_name IS DISTINCT FROM v.new_last_name
        OR v.set_display_name AND p.display_name IS DISTINCT FROM v.new_display_name
        OR v.set_nick_name AND p.nick_name IS DISTINCT FROM v.new_nick_name
        OR v.set_email AND p.email IS DISTINCT FROM v.new_email
        OR v.set_preferred_language AND p.preferred_language IS DISTINCT FROM v.new_preferred_language
        OR v.set_birthdate AND p.birthdate IS DISTINCT FROM v.new_birthdate
        OR v.set_metadata AND CAST(p.metadata AS text) <> v.new_metadata
        OR p.gender IS DISTINCT FROM""" + " " + GENDER;

    /**
     * Writes what each update of a group mentions and nothing else, so that concurrent updates of other members survive: where another
     * update came first, PostgreSQL works out every expression again on the row as that one left it.
     *
     * <p>The updates are JSON objects of {@link UpdateJson}, for different rows. They give up when a row stays locked for longer than
     * {@code patience}. The rows are named twice, so that no plan, whatever the size of the table it was made for, reads others too.
     */
    String UPDATE = """
        WITH v AS MATERIALIZED (
          SELECT r.* FROM set_config('lock_timeout', CAST(:patience AS text), true), json_to_recordset(CAST(:updates AS json)) AS r(
            id text,
            set_user_id boolean, new_user_id text,
            set_first_name boolean, new_first_name text,
            set_last_name boolean, new_last_name text,
            set_display_name boolean, new_display_name text,
            set_nick_name boolean, new_nick_name text,
            set_email boolean, new_email text, new_email_key text,
            set_preferred_language boolean, new_preferred_language text,
            set_birthdate boolean, new_birthdate timestamptz,
            set_metadata boolean, new_metadata text,
            gender_mode text, new_gender text)
        )
        UPDATE profile AS p SET
          user_id = CASE WHEN v.set_user_id THEN v.new_user_id ELSE p.user_id END,
          first_name = CASE WHEN v.set_first_name THEN v.new_first_name ELSE p.first_name END,
          last_name = CASE WHEN v.set_last_name THEN v.new_last_name ELSE p.last_name END,
          display_name = CASE WHEN v.set_display_name THEN v.new_display_name ELSE p.display_name END,
          nick_name = CASE WHEN v.set_nick_name THEN v.new_nick_name ELSE p.nick_name END,
          email = CASE WHEN v.set_email THEN v.new_email ELSE p.email END,
          email_key = CASE WHEN v.set_email THEN v.new_email_key ELSE p.email_key END,
          preferred_language = CASE WHEN v.set_preferred_language THEN v.new_preferred_language ELSE p.preferred_language END,
          birthdate = CASE WHEN v.set_birthdate THEN v.new_birthdate ELSE p.birthdate END,
          metadata = CASE WHEN v.set_metadata THEN CAST(v.new_metadata AS json) ELSE p.metadata END,
          gender =""" + " " + GENDER + ", sequence = p.sequence + CASE WHEN " + CHANGES + " THEN 1 ELSE 0 END"
        + ", changed_at = CASE WHEN " + CHANGES + " THEN now() ELSE p.changed_at END " + """
        FROM v
        WHERE p.user_id = v.id AND p.user_id = ANY (ARRAY(SELECT id FROM v))
        RETURNING v.id""";

    /**
     * Finds rows.
     *
     * @param userIds the user ids
     * @return the rows that there are
     */
    @Query(value = "SELECT user_id AS id," + COLUMNS + " FROM profile AS p WHERE user_id = ANY (:userIds)", nativeQuery = true)
    List<ProfileRow> find(@TypeDef(type = DataType.STRING_ARRAY) String[] userIds);

    /**
     * Updates rows.
     *
     * @param updates a JSON array of {@link UpdateJson}
     * @param patience how long to wait for a locked row, as PostgreSQL writes {@code lock_timeout}
     * @return the user ids by which rows were found
     */
    @Query(value = UPDATE, nativeQuery = true)
    List<String> update(String updates, String patience);

    /**
     * Updates rows and returns them.
     *
     * @param updates a JSON array of {@link UpdateJson}
     * @param patience how long to wait for a locked row, as PostgreSQL writes {@code lock_timeout}
     * @return the rows after the update
     */
    @Query(value = UPDATE + "," + COLUMNS, nativeQuery = true)
    List<ProfileRow> updateAndGet(String updates, String patience);

    /**
     * Adds a row. The database's clock makes both the internal id and the time of creation, so that they agree.
     *
     * @param suffix what makes the internal id unique within its millisecond
     * @return the new row
     */
    @Query(value = """
        INSERT INTO profile AS p (internal_id, user_id, first_name, last_name, display_name, email, email_key, metadata, created_at, changed_at)
        SELECT n.internal_id, coalesce(CAST(:userId AS text), n.internal_id), CAST(:firstName AS text), CAST(:lastName AS text),
          CAST(:displayName AS text), CAST(:email AS text), CAST(:emailKey AS text), CAST(:metadata AS json), n.created_at, n.created_at
        FROM (SELECT date_trunc('milliseconds', now()) AS created_at,
          to_char(floor(extract(epoch FROM now()) * 1000), 'FM999999999999999') || '_' || CAST(:suffix AS text) AS internal_id) AS n
        RETURNING user_id AS id,""" + COLUMNS, nativeQuery = true)
    ProfileRow insert(String suffix, @Nullable String userId, @Nullable String firstName, @Nullable String lastName,
                      @Nullable String displayName, @Nullable String email, @Nullable String emailKey, String metadata);

    /**
     * Whether a user id belongs to anybody.
     *
     * @param userId the user id
     * @return whether it does
     */
    @Query(value = "SELECT EXISTS (SELECT FROM profile WHERE user_id = :userId)", nativeQuery = true)
    boolean hasUserId(String userId);

    /**
     * Whether an e-mail address belongs to anybody but one person.
     *
     * @param emailKey the address in lower case
     * @param userId the user id of that person, or null
     * @return whether it does
     */
    @Query(value = """
        SELECT EXISTS (SELECT FROM profile WHERE email_key = :emailKey AND user_id IS DISTINCT FROM CAST(:userId AS text))""",
        nativeQuery = true)
    boolean hasEmail(String emailKey, @Nullable String userId);

    /**
     * Whether there is a row.
     *
     * @return whether there is
     */
    @Query(value = "SELECT EXISTS (SELECT FROM profile)", nativeQuery = true)
    boolean hasAny();

    /**
     * Deletes a row, if there is one.
     *
     * @param userId the user id
     */
    @Query(value = "DELETE FROM profile WHERE user_id = :userId", nativeQuery = true)
    void deleteByUserId(String userId);
}
