package dev.persona.drill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL on a port of the loopback interface, whoever runs it. */
class Database {

    private final int port;

    Database(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Host and port, as they are in a URL. */
    String address() {
        return "127.0.0.1:" + port;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/postgres?connectTimeout=2&loginTimeout=2", "postgres", "");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows, as text. */
    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    /** Adds people to the table: a prefix and a number from 1 on is the user id of each. */
    void addPeople(String prefix, int count) throws SQLException {
        execute("INSERT INTO profile (internal_id, user_id, first_name, last_name, created_at, changed_at) SELECT '1_" + prefix + "' || n, '" + prefix
            + "' || n, 'Alice', 'Liddell', now(), now() FROM generate_series(1, " + count + ") AS n");
    }
}
