package dev.persona.drill;

import java.sql.SQLException;
import java.util.List;

/** Updates a person of its own through one contract. */
final class Updater extends Writer {

    private final Contract contract;
    private final String user;
    private long acknowledged;

    Updater(int port, Tally tally, Contract contract, String user) {
        super(port, tally);
        this.contract = contract;
        this.user = user;
    }

    @Override
    Call call(long number) {
        return contract.update(user, number);
    }

    @Override
    void acknowledged(long number) {
        acknowledged = number;
    }

    @Override
    Loss compare(Database database) throws SQLException {
        if (acknowledged == 0) {
            return Loss.NONE;
        }
        List<String> numbers = database.query(contract.numbers(user));
        if (numbers.size() != 1 || !numbers.get(0).matches("\\d+") || Long.parseLong(numbers.get(0)) > attempted()) {
            return new Loss(0, 1, 0);
        }
        long stored = Long.parseLong(numbers.get(0));
        long lost = Math.max(0, acknowledged - stored);
        long unanswered = stored > acknowledged ? 1 : 0;
        acknowledged = stored;
        return new Loss(lost, 0, unanswered);
    }
}
