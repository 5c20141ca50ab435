// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.Slice;

/**
 * Jobs and rows. What a row says is sealed under a key of its job; it is erased as soon as the row is settled, and the
 * key with the last of them.
 */
@Component
class BulkStore {
    private static final int KEY_LENGTH = 32;
    private static final String JOB = """
            id, organisation, agency, account, officer, kind, confirmed_by, type, file_digest, state, reason, row_count, created_at, started_at, \
            finished_at""";

    /** More files than an approver looks at in one day. */
    private static final int IMPORTS = 100;

    private final Database database;
    private final Seal seal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BulkStore(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /** What a row says, open. */
    record OpenRow(int number, byte[] typed) {}

    /** A row on its way into the store: typed where it fits, faults where it does not. */
    record NewRow(int number, byte @Nullable [] typed, List<FieldError> faults) {}

    /**
     * Begins a job in READING.
     *
     * @return the key of its rows
     * @throws org.yinzheng.gateway.problem.ProblemException if the job was begun before, as when a button is pressed twice
     */
    Seal begin(String id, Caller caller, JobKind kind, int type, String fileDigest) {
        var key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        int begun =
                database.write(client -> client.sql("INSERT INTO bulk_job (id, organisation, agency, account, officer,"
                                + " kind, type, file_digest, state, row_count, created_at, sealed_key)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'READING', 0, ?, ?) ON CONFLICT (id) DO NOTHING")
                        .params(
                                id,
                                caller.organisation().mspId(),
                                caller.agency(),
                                caller.account(),
                                caller.identity().officer(),
                                kind.name(),
                                type,
                                fileDigest,
                                clock.millis(),
                                seal.close(keyPlace(id), key))
                        .update());
        if (begun == 0) {
            throw Problem.REQUEST_IN_PROGRESS.exception();
        }
        return new Seal(key);
    }

    /** Adds rows to a job that is being read. */
    void add(String job, Seal key, List<NewRow> rows) {
        var sealed = rows.stream()
                .map(row -> row.typed() == null ? null : key.close(RowColumns.place(job, row.number()), row.typed()))
                .toList();
        database.write(client -> {
            for (int i = 0; i < rows.size(); i++) {
                RowColumns.insert(client, job, rows.get(i), sealed.get(i));
            }
            return rows.size();
        });
    }

    /** The file was read to its end. */
    void checked(String job, int rows) {
        database.write(client -> client.sql("UPDATE bulk_job SET state = 'CHECKED', row_count = ? WHERE id = ?")
                .params(rows, job)
                .update());
    }

    /** Throws away a job that was never checked to its end; any other stays. */
    void forget(String job) {
        database.write(client -> {
            int forgotten = client.sql("DELETE FROM bulk_job WHERE id = ? AND state = 'READING'")
                    .param(job)
                    .update();
            return forgotten == 0
                    ? 0
                    : client.sql("DELETE FROM bulk_row WHERE job = ?")
                            .param(job)
                            .update();
        });
    }

    List<String> unread() {
        return database.read(client -> client.sql("SELECT id FROM bulk_job WHERE state = 'READING'")
                .query(String.class)
                .list());
    }

    Optional<BulkJob> find(String id) {
        return database.read(client -> client.sql("SELECT " + JOB + " FROM bulk_job WHERE id = ?")
                .param(id)
                .query((row, number) -> job(row, counts(client, id)))
                .optional());
    }

    /** An agency's jobs, newest first. */
    Slice<BulkJob> of(Caller caller, Place after, int limit) {
        var found = database.read(client -> client.sql("SELECT " + JOB + " FROM bulk_job WHERE organisation = ?"
                        + " AND agency = ? AND state <> 'READING' AND (created_at, id) < (?, ?)"
                        + " ORDER BY created_at DESC, id DESC LIMIT ?")
                .params(caller.organisation().mspId(), caller.agency(), after.at(), after.id(), limit + 1)
                .query((row, number) -> job(row, counts(client, row.getString("id"))))
                .list());
        return Slice.of(found, limit, one -> new Place(one.createdAt(), one.id()));
    }

    /** A file of existing licences that nobody has confirmed; account and officer are whose it is. */
    record CheckedImport(
            String job, String account, @Nullable String officer, long checkedAt) {}

    /** An agency's imports with rows that fit and no second person yet, newest first. */
    List<CheckedImport> importsToConfirm(Caller caller) {
        return database.read(client -> client.sql("SELECT id, account, officer, created_at FROM bulk_job"
                        + " WHERE organisation = ? AND agency = ? AND kind = 'IMPORT' AND state = 'CHECKED'"
                        + " AND confirmed_by IS NULL AND EXISTS"
                        + " (SELECT 1 FROM bulk_row r WHERE r.job = bulk_job.id AND r.state = 'READY')"
                        + " ORDER BY created_at DESC LIMIT " + IMPORTS)
                .params(caller.organisation().mspId(), caller.agency())
                .query((row, number) -> new CheckedImport(
                        row.getString("id"),
                        row.getString("account"),
                        row.getString("officer"),
                        row.getLong("created_at")))
                .list());
    }

    /** Jobs that want work, oldest first. */
    List<BulkJob> running() {
        return database.read(
                client -> client.sql("SELECT " + JOB + " FROM bulk_job WHERE state = 'RUNNING' ORDER BY created_at")
                        .query((row, number) -> job(row, Map.of()))
                        .list());
    }

    /** Moves a job to another state if it is in one of these; false if it is not. */
    boolean move(String id, JobState to, @Nullable String reason, JobState... from) {
        var now = clock.millis();
        return database.write(client -> client.sql("UPDATE bulk_job SET state = :to, reason = :reason,"
                                + " started_at = CASE WHEN :to = 'RUNNING' AND started_at IS NULL THEN :now ELSE started_at END"
                                + " WHERE id = :id AND state IN (:from)")
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("now", now)
                        .param("id", id)
                        .param(
                                "from",
                                List.of(from).stream().map(JobState::name).toList())
                        .update()
                == 1);
    }

    /** A second person confirms the import; false if one did before. */
    boolean confirm(String id, String account) {
        return database.write(
                client -> client.sql("UPDATE bulk_job SET confirmed_by = ? WHERE id = ? AND confirmed_by IS NULL")
                                .params(account, id)
                                .update()
                        == 1);
    }

    /** Every row has its end; with the job goes every content and the key. */
    void done(String id) {
        database.write(client -> end(client, id, JobState.DONE));
    }

    /**
     * Gives a job up, and with it every content and the key, unless rows of it are on their way to the ledger. Rows that
     * are recorded by now are settled in any case.
     *
     * @return how many rows are on their way: none if the job is given up
     */
    int discard(BulkJob job) {
        return database.write(client -> {
            if (!SentRows.hold(client, job.id())) {
                return 0;
            }
            SentRows.settle(client, job);
            int onTheirWay = SentRows.onTheirWay(client, job);
            if (onTheirWay == 0) {
                end(client, job.id(), JobState.DISCARDED);
            }
            return onTheirWay;
        });
    }

    private int end(JdbcClient client, String id, JobState to) {
        client.sql("UPDATE bulk_row SET sealed = NULL WHERE job = ?").param(id).update();
        return client.sql("UPDATE bulk_job SET state = ?, sealed_key = NULL, finished_at = ? WHERE id = ?"
                        + " AND state NOT IN ('DONE', 'DISCARDED')")
                .params(to.name(), clock.millis(), id)
                .update();
    }

    /** The next rows to be issued, open. */
    List<OpenRow> ready(String job, int limit) {
        return database.read(client -> {
            var sealedKey = client.sql("SELECT sealed_key FROM bulk_job WHERE id = ?")
                    .param(job)
                    .query((row, number) -> Optional.ofNullable(row.getBytes("sealed_key")))
                    .single();
            if (sealedKey.isEmpty()) {
                return List.of();
            }
            var key = new Seal(seal.open(keyPlace(job), sealedKey.get()));
            return client.sql("SELECT row_number, sealed FROM bulk_row WHERE job = ? AND state = 'READY'"
                            + " ORDER BY row_number LIMIT ?")
                    .params(job, limit)
                    .query((row, number) -> RowColumns.opened(job, key, row))
                    .list();
        });
    }

    void issued(String job, int row, String licenceId, String transactionId, long block) {
        database.write(client -> client.sql("UPDATE bulk_row SET state = 'ISSUED', sealed = NULL, licence_id = ?,"
                        + " transaction_id = ?, block_number = ? WHERE job = ? AND row_number = ?")
                .params(licenceId, transactionId, block, job, row)
                .update());
    }

    void refused(String job, int row, List<FieldError> why) {
        database.write(client -> client.sql(
                        "UPDATE bulk_row SET state = 'REFUSED', sealed = NULL, faults = ? WHERE job = ? AND row_number = ?")
                .params(RowColumns.faults(why), job, row)
                .update());
    }

    /** Rows after a number, in order; only those in the given states. */
    List<BulkRow> rows(String job, int after, int limit, RowState... states) {
        return database.read(client -> client.sql("SELECT row_number, state, faults, licence_id, transaction_id,"
                        + " block_number FROM bulk_row WHERE job = :job AND row_number > :after"
                        + " AND state IN (:states) ORDER BY row_number LIMIT :limit")
                .param("job", job)
                .param("after", after)
                .param("states", List.of(states).stream().map(RowState::name).toList())
                .param("limit", limit)
                .query(RowColumns::row)
                .list());
    }

    private static Map<RowState, Integer> counts(JdbcClient client, String id) {
        var counts = new EnumMap<RowState, Integer>(RowState.class);
        client.sql("SELECT state, COUNT(*) AS many FROM bulk_row WHERE job = ? GROUP BY state")
                .param(id)
                .query(row -> {
                    counts.put(RowState.valueOf(row.getString("state")), row.getInt("many"));
                });
        return counts;
    }

    private static BulkJob job(ResultSet row, Map<RowState, Integer> counts) throws SQLException {
        return new BulkJob(
                row.getString("id"),
                row.getString("organisation"),
                row.getString("agency"),
                row.getString("account"),
                row.getString("officer"),
                JobKind.valueOf(row.getString("kind")),
                row.getString("confirmed_by"),
                row.getInt("type"),
                row.getString("file_digest"),
                JobState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("row_count"),
                counts,
                row.getLong("created_at"),
                RowColumns.number(row, "started_at"),
                RowColumns.number(row, "finished_at"));
    }

    private static String keyPlace(String job) {
        return "bulk key\n" + job;
    }
}
