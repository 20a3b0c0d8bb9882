package dev.persona.bench;

import java.util.Arrays;
import java.util.List;

/** What an update costs when there are more users, and what a million updates of the same rows leave behind. */
final class Growth {

    /** How many users. */
    static final List<Integer> SIZES = Arrays.stream(System.getenv().getOrDefault("USERS", "10000 1000000 10000000").split(" "))
        .map(Integer::valueOf).toList();

    static final String TABLE_MIB = "table MiB";
    static final String INDEX_MIB = "indexes MiB";
    static final String BEFORE = "before a million updates";
    static final String AFTER = "after a million updates";
    static final String HOT_SHARE = "share of HOT updates";
    static final String DEAD_ROWS = "dead rows";
    static final String VACUUMS = "autovacuum runs";

    private static final int SECONDS = 6;
    private static final int MILLION = 1_000_000;

    private static final String DROP_INDEXES = """
        ALTER TABLE profile
          DROP CONSTRAINT profile_pkey,
          DROP CONSTRAINT profile_email_key_key,
          DROP CONSTRAINT profile_user_id_key""";

    private static final String ADD_INDEXES = """
        ALTER TABLE profile
          ADD CONSTRAINT profile_pkey PRIMARY KEY (internal_id),
          ADD CONSTRAINT profile_email_key_key UNIQUE (email_key),
          ADD CONSTRAINT profile_user_id_key UNIQUE (user_id)""";

    private Growth() {
    }

    /** Updates of one contract, beside pgbench, with ever more users. */
    static Sheet growth(Lab lab) {
        Sheet sheet = new Sheet(Parts.GROWTH);
        Server persona = lab.persona();
        Request update = Contract.KLAIM.update(lab.credentials());
        lab.warmUp(persona, List.of(update), 40, 10);
        for (int size : SIZES) {
            Bench.say("loading " + size + " users");
            load(lab, size);
            // Nothing of the new table is in PostgreSQL's memory yet.
            lab.update(persona, update, size, Parts.MANY, SECONDS);
            Rounds rounds = new Rounds()
                .add(Parts.PGBENCH, () -> lab.pgbench(Contract.KLAIM, size, Parts.MANY, SECONDS))
                .add(Contenders.PERSONA, () -> lab.update(persona, update, size, Parts.MANY, SECONDS))
                .run(Parts.ROUNDS);
            String subject = String.valueOf(size);
            sheet.addRatios(subject, Parts.MANY, rounds.of(Contenders.PERSONA), rounds.of(Parts.PGBENCH));
            sheet.addWindows(subject, Parts.MANY, rounds.of(Contenders.PERSONA));
            sheet.add(subject, Parts.PGBENCH + " per second", Parts.MANY, Series.of(rounds.of(Parts.PGBENCH), Window::perSecond));
            sizes(lab, sheet, subject);
        }
        load(lab, Users.COUNT);
        return sheet;
    }

    /** The table before and after a million updates of 10,000 users. */
    static Sheet bloat(Lab lab) {
        Sheet sheet = new Sheet(Parts.BLOAT);
        Request update = Contract.KLAIM.update(lab.credentials());
        load(lab, Users.COUNT);
        lab.postgres().sql("SELECT pg_stat_reset()");
        sizes(lab, sheet, BEFORE);
        long updates = 0;
        while (updates < MILLION) {
            updates += lab.update(lab.persona(), update, Users.COUNT, Parts.MANY, SECONDS).requests();
        }
        sizes(lab, sheet, AFTER);
        lab.postgres().sql("SELECT pg_sleep(2)");
        sheet.add(AFTER, HOT_SHARE, 0, statistic(lab, "n_tup_hot_upd / n_tup_upd::float"));
        sheet.add(AFTER, DEAD_ROWS, 0, statistic(lab, "n_dead_tup"));
        sheet.add(AFTER, VACUUMS, 0, statistic(lab, "autovacuum_count"));
        return sheet;
    }

    private static Series statistic(Lab lab, String expression) {
        return Series.of(lab.postgres().number("SELECT " + expression + " FROM pg_stat_user_tables WHERE relname = 'profile'"));
    }

    private static void sizes(Lab lab, Sheet sheet, String subject) {
        sheet.add(subject, TABLE_MIB, 0, Series.of(lab.postgres().number("SELECT pg_table_size('profile') / 1048576.0")));
        sheet.add(subject, INDEX_MIB, 0, Series.of(lab.postgres().number("SELECT pg_indexes_size('profile') / 1048576.0")));
    }

    /** Puts in users; the indexes are made when the rows are there, which is faster. */
    private static void load(Lab lab, long users) {
        Postgres postgres = lab.postgres();
        postgres.sql("TRUNCATE profile");
        postgres.sql(DROP_INDEXES);
        lab.contenders().loadPersona(users);
        postgres.sql(ADD_INDEXES);
        postgres.sql("VACUUM ANALYZE profile");
        postgres.sql("CHECKPOINT");
    }
}
