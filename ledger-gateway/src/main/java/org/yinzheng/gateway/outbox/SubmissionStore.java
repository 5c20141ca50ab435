// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.storage.Database;

/** The table of submissions. */
final class SubmissionStore {
    private static final String COLUMNS = """
            id, account, idempotency_key, body_digest, msp_id, client, agency, operation, subject, chaincode, request_id,
            transaction_id, envelope, state, code, block_number, attempts, answer, created_at, sent_at, settled_at
            """;

    private final Database database;
    private final List<SettledListener> listeners;

    SubmissionStore(Database database, List<SettledListener> listeners) {
        this.database = database;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Stores a new submission with the rows that belong to it. One that was refused under the same key gives way; any
     * other makes this fail.
     */
    void insert(Submission submission, Change change) {
        insert(List.of(new Drafted(submission, change)));
    }

    /** As {@link #insert(Submission, Change)}, for several that one call records: all of them, or none. */
    void insert(List<Drafted> all) {
        database.write(client -> {
            all.forEach(one -> insert(client, one));
            return all;
        });
    }

    /** A submission and the change it carries. */
    record Drafted(Submission submission, Change change) {}

    private static void insert(JdbcClient client, Drafted drafted) {
        var submission = drafted.submission();
        client.sql("DELETE FROM submission WHERE account = ? AND idempotency_key = ? AND state = 'REFUSED'")
                .params(submission.submitter().account(), submission.key().value())
                .update();
        insert(client, submission);
        drafted.change().alongside().accept(client, submission.id());
    }

    private static void insert(JdbcClient client, Submission one) {
        client.sql("INSERT INTO submission (" + COLUMNS + ") VALUES (" + "?, ".repeat(20) + "?)")
                .params(Arrays.asList(
                        one.id(),
                        one.submitter().account(),
                        one.key().value(),
                        one.key().bodyDigest(),
                        one.submitter().mspId(),
                        one.submitter().client(),
                        one.submitter().agency(),
                        one.operation(),
                        one.subject(),
                        one.chaincode(),
                        one.requestId(),
                        one.transactionId(),
                        one.envelope(),
                        one.state().name(),
                        one.code().orElse(null),
                        one.blockNumber().orElse(null),
                        one.attempts(),
                        one.answer(),
                        one.createdAt().toEpochMilli(),
                        one.sentAt().toEpochMilli(),
                        one.settledAt().map(Instant::toEpochMilli).orElse(null)))
                .update();
    }

    /**
     * Stores the new state; a settled one reaches the listeners in the same write, once: what is settled stays as it is,
     * however often it is learned.
     *
     * @return what is stored now
     */
    Submission update(Submission one) {
        return database.write(client -> {
            int changed = client.sql("""
                            UPDATE submission SET transaction_id = ?, envelope = ?, state = ?, code = ?, block_number = ?,
                            attempts = ?, answer = ?, sent_at = ?, settled_at = ?
                            WHERE id = ? AND state IN ('PENDING', 'UNKNOWN')
                            """)
                    .params(Arrays.asList(
                            one.transactionId(),
                            one.envelope(),
                            one.state().name(),
                            one.code().orElse(null),
                            one.blockNumber().orElse(null),
                            one.attempts(),
                            one.answer(),
                            one.sentAt().toEpochMilli(),
                            one.settledAt().map(Instant::toEpochMilli).orElse(null),
                            one.id()))
                    .update();
            if (changed == 0) {
                return byId(client, one.id()).orElse(one);
            }
            if (one.state().settled()) {
                listeners.forEach(listener -> listener.settled(client, one));
            }
            return one;
        });
    }

    Optional<Submission> byKey(String account, String key) {
        return database.read(
                client -> client.sql("SELECT " + COLUMNS + " FROM submission WHERE account = ? AND idempotency_key = ?")
                        .params(account, key)
                        .query(SubmissionStore::row)
                        .optional());
    }

    Optional<Submission> byId(String id) {
        return database.read(client -> byId(client, id));
    }

    private static Optional<Submission> byId(JdbcClient client, String id) {
        return client.sql("SELECT " + COLUMNS + " FROM submission WHERE id = ?")
                .param(id)
                .query(SubmissionStore::row)
                .optional();
    }

    /** The signed bytes of a transaction, as long as they may have to be sent. */
    Optional<byte[]> envelope(String transactionId) {
        return database.read(client -> client.sql(
                        "SELECT envelope FROM submission WHERE transaction_id = ? AND LENGTH(envelope) > 0")
                .param(transactionId)
                .query((row, number) -> row.getBytes(1))
                .optional());
    }

    /** Everything open, in no order. */
    List<OpenSubmission> open() {
        return database.read(client -> client.sql("SELECT id, msp_id, transaction_id, sent_at FROM submission"
                        + " WHERE state IN ('PENDING', 'UNKNOWN')")
                .query((row, number) -> new OpenSubmission(
                        row.getString("id"),
                        row.getString("msp_id"),
                        row.getString("transaction_id"),
                        row.getLong("sent_at")))
                .list());
    }

    List<String> openSubjects(String operation) {
        return database.read(client -> client.sql(
                        "SELECT subject FROM submission WHERE state IN ('PENDING', 'UNKNOWN') AND operation = ?")
                .param(operation)
                .query(String.class)
                .list());
    }

    Map<String, Long> blocks(Collection<String> transactionIds) {
        return database.read(client -> {
            var blocks = new HashMap<String, Long>();
            client.sql("SELECT transaction_id, block_number FROM submission WHERE transaction_id IN (:ids)"
                            + " AND state = 'RECORDED'")
                    .param("ids", transactionIds)
                    .query(row -> {
                        blocks.put(row.getString("transaction_id"), row.getLong("block_number"));
                    });
            return blocks;
        });
    }

    Backlog backlog() {
        return database.read(client -> client.sql(
                        "SELECT COUNT(*), MIN(created_at) FROM submission WHERE state IN ('PENDING', 'UNKNOWN')")
                .query((row, number) -> new Backlog(
                        row.getLong(1),
                        row.getLong(1) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(row.getLong(2)))))
                .single());
    }

    private static Submission row(ResultSet row, int number) throws SQLException {
        return new Submission(
                row.getString("id"),
                new Submitter(
                        row.getString("account"),
                        row.getString("msp_id"),
                        row.getString("client"),
                        row.getString("agency")),
                new IdempotencyKey(row.getString("idempotency_key"), row.getString("body_digest")),
                row.getString("operation"),
                row.getString("subject"),
                row.getString("chaincode"),
                row.getString("request_id"),
                row.getString("transaction_id"),
                row.getBytes("envelope"),
                SubmissionState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("code")),
                number(row, "block_number"),
                row.getInt("attempts"),
                row.getBytes("answer"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                number(row, "settled_at").map(Instant::ofEpochMilli));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
