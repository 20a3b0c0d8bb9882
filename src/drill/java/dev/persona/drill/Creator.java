package dev.persona.drill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Creates people through one of the two contracts that can. */
final class Creator extends Writer {

    private final boolean klaim;
    private final String prefix;
    private final List<Long> acknowledged = new ArrayList<>();

    Creator(int port, Tally tally, boolean klaim, String prefix) {
        super(port, tally);
        this.klaim = klaim;
        this.prefix = prefix;
    }

    @Override
    Call call(long number) {
        String id = prefix + number;
        return klaim ? Call.withKey("POST", "/users", "{\"user_id\":\"" + id + "\",\"email\":\"" + id + "@example.org\"}")
            : Call.withKey("POST", "/user/create", "{\"profile\":{\"id\":\"" + id + "\",\"email\":\"" + id + "@example.org\"}}");
    }

    @Override
    void acknowledged(long number) {
        acknowledged.add(number);
    }

    @Override
    Loss compare(Database database) throws SQLException {
        String ids = acknowledged.stream().map(number -> "'" + prefix + number + "'").collect(Collectors.joining(","));
        long stored = Long.parseLong(database.query("SELECT count(*) FROM profile WHERE user_id = ANY (CAST(ARRAY[" + ids + "] AS text[]))"
            + " AND email = user_id || '@example.org'").get(0));
        Loss loss = new Loss(acknowledged.size() - stored, 0, 0);
        acknowledged.clear();
        return loss;
    }
}
