// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.storage.Database;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;

/** Looks back at what this gateway has recorded: transactions and public identifiers, never content. */
@Component
public final class Journal {
    private static final String RECORDED = " FROM submission WHERE state = 'RECORDED'";
    private static final String ENTRY =
            "SELECT id, operation, subject, account, transaction_id, block_number, settled_at";

    private final Database database;

    Journal(Database database) {
        this.database = database;
    }

    /**
     * Where a request stands on the ledger.
     *
     * @param mspId whose client sent it
     * @param client the client's name there
     */
    public record Placed(String transactionId, long block, String mspId, String client) {}

    /**
     * One recorded change.
     *
     * @param id of its submission
     * @param recordedAt when this gateway learned of it
     */
    public record Entry(
            String id,
            String operation,
            String subject,
            String account,
            String transactionId,
            long block,
            Instant recordedAt) {}

    /** The transactions of requests that went through here, by the ledger's request id. */
    public Map<String, Placed> places(Collection<String> requestIds) {
        var places = new HashMap<String, Placed>();
        if (!requestIds.isEmpty()) {
            database.read(client -> {
                client.sql("SELECT request_id, transaction_id, block_number, msp_id, client" + RECORDED
                                + " AND request_id IN (:ids)")
                        .param("ids", requestIds)
                        .query(row -> {
                            places.put(
                                    row.getString("request_id"),
                                    new Placed(
                                            row.getString("transaction_id"),
                                            row.getLong("block_number"),
                                            row.getString("msp_id"),
                                            row.getString("client")));
                        });
                return places;
            });
        }
        return places;
    }

    /** The largest subject of an organisation's changes of these kinds that lies between two others, both included. */
    public Optional<String> lastSubject(String mspId, List<String> operations, String from, String to) {
        return database.read(client -> client.sql("SELECT MAX(subject) AS subject" + RECORDED
                        + " AND msp_id = :msp AND operation IN (:operations) AND subject BETWEEN :from AND :to")
                .param("msp", mspId)
                .param("operations", operations)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> Optional.ofNullable(row.getString("subject")))
                .single());
    }

    /** Changes of one kind by these agencies, newest first. */
    public Slice<Entry> newest(String mspId, Collection<String> agencies, String operation, Place after, int limit) {
        var found = agencies.stream().flatMap(agency -> newest(mspId, agency, operation, after, limit).stream());
        return Slice.newest(found, limit, one -> new Place(one.recordedAt().toEpochMilli(), one.id()));
    }

    private List<Entry> newest(String mspId, String agency, String operation, Place after, int limit) {
        return database.read(client -> client.sql(ENTRY + RECORDED
                        + " AND msp_id = ? AND agency = ? AND operation = ? AND (settled_at, id) < (?, ?)"
                        + " ORDER BY settled_at DESC, id DESC LIMIT ?")
                .params(mspId, agency, operation, after.at(), after.id(), limit + 1)
                .query(Journal::entry)
                .list());
    }

    /** How many changes of one kind an agency recorded since a moment, or has on their way. */
    public int lately(String mspId, String agency, String operation, Instant since) {
        return database.read(client -> lately(client, mspId, agency, operation, since));
    }

    /** The same inside a write, where nothing can come between the count and what is stored. */
    public static int lately(JdbcClient client, String mspId, String agency, String operation, Instant since) {
        int recorded = client.sql("SELECT COUNT(*)" + RECORDED
                        + " AND msp_id = ? AND agency = ? AND operation = ? AND settled_at >= ?")
                .params(mspId, agency, operation, since.toEpochMilli())
                .query(Integer.class)
                .single();
        int open = client.sql("SELECT COUNT(*) FROM submission"
                        + " WHERE msp_id = ? AND agency = ? AND operation = ? AND settled_at IS NULL")
                .params(mspId, agency, operation)
                .query(Integer.class)
                .single();
        return recorded + open;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("operation"),
                row.getString("subject"),
                row.getString("account"),
                row.getString("transaction_id"),
                row.getLong("block_number"),
                Instant.ofEpochMilli(row.getLong("settled_at")));
    }
}
