// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.SettledListener;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.NumberApplication.State;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** The table of applications. One is granted in the very write that settles the grant's submission. */
@Component
class NumberApplications implements SettledListener {
    private static final String SELECT = "SELECT id, unit, code, numbers, state, applied_by, applied_at, decided_by,"
            + " decided_at, reason, block FROM number_application WHERE organisation = ?";

    private final Database database;
    private final Clock clock;

    NumberApplications(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds one; under an id that is there already nothing changes. */
    void add(Caller caller, String id, String code, long numbers) {
        database.write(client -> client.sql(
                        "INSERT INTO number_application (id, organisation, unit, code, numbers,"
                                + " state, applied_by, applied_at) VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?) ON CONFLICT (id) DO NOTHING")
                .params(
                        id,
                        caller.organisation().mspId(),
                        caller.agency(),
                        code,
                        numbers,
                        caller.identity().officer(),
                        clock.millis())
                .update());
    }

    Optional<NumberApplication> find(Caller caller, String id) {
        return database.read(client -> client.sql(SELECT + " AND id = ?")
                .params(caller.organisation().mspId(), id)
                .query(NumberApplications::row)
                .optional());
    }

    /** Of the region, newest first. */
    Slice<NumberApplication> all(Caller caller, Place after, int limit) {
        var found = newest(SELECT, List.of(caller.organisation().mspId()), after, limit);
        return Slice.of(found, limit, NumberApplications::place);
    }

    /** Of these units, newest first. */
    Slice<NumberApplication> of(Caller caller, List<String> units, Place after, int limit) {
        var found = units.stream()
                .flatMap(unit ->
                        newest(
                                SELECT + " AND unit = ?",
                                List.of(caller.organisation().mspId(), unit),
                                after,
                                limit)
                                .stream());
        return Slice.newest(found, limit, NumberApplications::place);
    }

    private List<NumberApplication> newest(String sql, List<?> which, Place after, int limit) {
        return database.read(
                client -> client.sql(sql + " AND (applied_at, id) < (?, ?) ORDER BY applied_at DESC, id DESC LIMIT ?")
                        .params(which)
                        .params(after.at(), after.id(), limit + 1)
                        .query(NumberApplications::row)
                        .list());
    }

    private static Place place(NumberApplication one) {
        return new Place(one.appliedAt(), one.applicationId());
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if it is not open, or a grant of it is on its way */
    void end(Caller caller, String id, State state, @Nullable String reason) {
        int ended = database.write(client -> client.sql("UPDATE number_application SET state = ?, reason = ?,"
                        + " decided_by = ?, decided_at = ? WHERE id = ? AND state = 'OPEN' AND submission IS NULL")
                .params(Arrays.asList(state.name(), reason, caller.identity().officer(), clock.millis(), id))
                .update());
        if (ended == 0) {
            throw Problem.APPLICATION_DECIDED.exception();
        }
    }

    /** Ties the application to the submission that grants it. */
    BiConsumer<JdbcClient, String> granting(Caller caller, String id, String block) {
        return (client, submission) -> {
            int tied = client.sql("UPDATE number_application SET submission = ?, decided_by = ?, block = ?"
                            + " WHERE id = ? AND state = 'OPEN' AND submission IS NULL")
                    .params(submission, caller.identity().officer(), block, id)
                    .update();
            if (tied == 0) {
                throw Problem.APPLICATION_DECIDED.exception();
            }
        };
    }

    @Override
    public void settled(JdbcClient client, Submission submission) {
        if (submission.operation().equals(GrantNumberBlock.OPERATION)) {
            if (submission.state() == SubmissionState.RECORDED) {
                client.sql("UPDATE number_application SET state = 'GRANTED', decided_at = ? WHERE submission = ?")
                        .params(clock.millis(), submission.id())
                        .update();
            } else {
                client.sql("UPDATE number_application SET block = NULL, decided_by = NULL, submission = NULL"
                                + " WHERE submission = ?")
                        .param(submission.id())
                        .update();
            }
        }
    }

    private static NumberApplication row(ResultSet row, int number) throws SQLException {
        long decidedAt = row.getLong("decided_at");
        return new NumberApplication(
                row.getString("id"),
                row.getString("unit"),
                row.getString("code"),
                row.getLong("numbers"),
                State.valueOf(row.getString("state")),
                row.getString("applied_by"),
                row.getLong("applied_at"),
                row.getString("decided_by"),
                decidedAt == 0 ? null : decidedAt,
                row.getString("reason"),
                row.getString("block"));
    }
}
