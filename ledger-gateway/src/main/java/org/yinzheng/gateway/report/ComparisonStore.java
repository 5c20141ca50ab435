// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Seal;
import tools.jackson.databind.json.JsonMapper;

/** The table of comparisons. Lists and results are sealed. */
@Component
class ComparisonStore {
    /** Days that wait for one account: those of others have their turn behind them, and each list takes room. */
    private static final int AT_A_TIME = 3;

    private static final Duration KEPT = Duration.ofDays(7);
    private static final String SELECT =
            "SELECT id, organisation, agency, account, day, state, receipts, opened FROM comparison WHERE ";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final Seal seal;
    private final Clock clock;

    ComparisonStore(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Begins one; under an id that is there already nothing changes.
     *
     * @throws org.yinzheng.gateway.problem.ProblemException if the account waits for {@value #AT_A_TIME} others
     */
    void begin(Caller caller, String id, LocalDate day, int receipts, DayList list) {
        var sealed = seal.close(place(id, "list"), JSON.writeValueAsBytes(list));
        database.write(client -> {
            client.sql("DELETE FROM comparison WHERE begun_at < ?")
                    .param(clock.millis() - KEPT.toMillis())
                    .update();
            if (running(client, caller, id) >= AT_A_TIME) {
                throw Problem.INVALID_FIELDS.exception(List.of(new FieldError(
                        "file", "OTHERS_RUNNING", "once one of your " + AT_A_TIME + " running comparisons has ended")));
            }
            return client.sql(
                            "INSERT INTO comparison (id, organisation, agency, account, day, state, receipts, opened,"
                                    + " list, begun_at) VALUES (?, ?, ?, ?, ?, 'RUNNING', ?, 0, ?, ?) ON CONFLICT (id) DO NOTHING")
                    .params(
                            id,
                            caller.organisation().mspId(),
                            caller.agency(),
                            caller.account(),
                            day.toString(),
                            receipts,
                            sealed,
                            clock.millis())
                    .update();
        });
    }

    private static int running(JdbcClient client, Caller caller, String other) {
        return client.sql("SELECT COUNT(*) FROM comparison WHERE state = 'RUNNING' AND organisation = ? AND account = ?"
                        + " AND id <> ?")
                .params(caller.organisation().mspId(), caller.account(), other)
                .query(Integer.class)
                .single();
    }

    Optional<Comparison> find(String id) {
        return database.read(client -> client.sql(SELECT + "id = ?")
                .param(id)
                .query((row, number) -> comparison(row))
                .optional());
    }

    /** The one that waits longest. */
    Optional<Comparison> nextRunning() {
        return database.read(client -> client.sql(SELECT + "state = 'RUNNING' ORDER BY begun_at LIMIT 1")
                .query((row, number) -> comparison(row))
                .optional());
    }

    DayList list(String id) {
        return JSON.readValue(open(id, "list").orElseThrow(), DayList.class);
    }

    Optional<Reconciliation> result(String id) {
        return open(id, "result").map(bytes -> JSON.readValue(bytes, Reconciliation.class));
    }

    private Optional<byte[]> open(String id, String column) {
        List<Optional<byte[]>> found =
                database.read(client -> client.sql("SELECT " + column + " FROM comparison WHERE id = ?")
                        .param(id)
                        .query((row, number) -> Optional.ofNullable(row.getBytes(column)))
                        .list());
        return found.stream().flatMap(Optional::stream).findFirst().map(bytes -> seal.open(place(id, column), bytes));
    }

    void opened(String id, int receipts) {
        database.write(client -> client.sql("UPDATE comparison SET opened = ? WHERE id = ?")
                .params(receipts, id)
                .update());
    }

    void done(String id, Reconciliation result) {
        var sealed = seal.close(place(id, "result"), JSON.writeValueAsBytes(result));
        database.write(client -> client.sql("UPDATE comparison SET state = 'DONE', result = ? WHERE id = ?")
                .params(sealed, id)
                .update());
    }

    void stopped(String id) {
        database.write(client -> client.sql("UPDATE comparison SET state = 'STOPPED' WHERE id = ?")
                .param(id)
                .update());
    }

    private static String place(String id, String column) {
        return "comparison\n" + column + "\n" + id;
    }

    private static Comparison comparison(ResultSet row) throws SQLException {
        return new Comparison(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("agency"),
                row.getString("account"),
                LocalDate.parse(row.getString("day")),
                Comparison.State.valueOf(row.getString("state")),
                row.getInt("receipts"),
                row.getInt("opened"));
    }
}
