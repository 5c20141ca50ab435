// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;

/** The one writer of the view: plain rows, no judgement. One thread. */
final class ViewWriter implements AutoCloseable {

    private static final int SEEN_BYTES = 16;

    private final Connection connection;
    private final Map<String, Integer> spaces = new HashMap<>();
    private final Records registry;
    private final Records versions;
    private final PolicyRows policies;
    private final StatusRows statuses;
    private final PreparedStatement putSeen;
    private final PreparedStatement putLeaf;

    ViewWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.registry = Records.in("registry", connection);
        this.versions = Records.in("version", connection);
        this.policies = new PolicyRows(connection);
        this.statuses = new StatusRows(connection);
        this.putSeen = connection.prepareStatement("INSERT OR IGNORE INTO seen(id, position) VALUES(?, ?)");
        this.putLeaf = connection.prepareStatement(
                "INSERT OR IGNORE INTO leaf(digest, position, space, batch, place)" + " VALUES(?, ?, ?, ?, ?)");
        loadSpaces();
    }

    void put(String namespace, String key, long position, long time, ByteString value) throws SQLException {
        var put = recordsOf(key).put();
        put.setInt(1, space(namespace));
        put.setBytes(2, bytes(key));
        put.setLong(3, position);
        put.setLong(4, time);
        put.setBytes(5, value.toByteArray());
        put.executeUpdate();
    }

    Optional<RecordVersion> last(String namespace, String key) throws SQLException {
        var last = recordsOf(key).last();
        last.setInt(1, space(namespace));
        last.setBytes(2, bytes(key));
        try (var row = last.executeQuery()) {
            return row.next() ? Optional.of(version(key, row)) : Optional.empty();
        }
    }

    /** False when a transaction of this id was seen before. */
    boolean putSeen(String transactionId, long position) throws SQLException {
        var id = HexFormat.of().parseHex(transactionId, 0, 2 * SEEN_BYTES);
        putSeen.setBytes(1, id);
        putSeen.setLong(2, position);
        return putSeen.executeUpdate() == 1;
    }

    /** Stores the digests of a batch's leaves, in order. */
    void putLeaves(String namespace, String batchKey, long position, List<ReceiptLeaf> leaves) throws SQLException {
        var batch = putBatch(namespace, batchKey);
        for (int i = 0; i < leaves.size(); i++) {
            putLeaf.setBytes(1, HexFormat.of().parseHex(leaves.get(i).digest()));
            putLeaf.setLong(2, position);
            putLeaf.setInt(3, space(namespace));
            putLeaf.setLong(4, batch);
            putLeaf.setInt(5, i);
            putLeaf.addBatch();
        }
        putLeaf.executeBatch();
    }

    void putBlock(long number, ByteString header, ByteString commitHash, long clock) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO block(number, header, commit_hash, clock) VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, number);
            insert.setBytes(2, header.toByteArray());
            insert.setBytes(3, commitHash.toByteArray());
            insert.setLong(4, clock);
            insert.executeUpdate();
        }
    }

    void putClock(long time, long position) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO clock(time, position) VALUES(?, ?)")) {
            insert.setLong(1, time);
            insert.setLong(2, position);
            insert.executeUpdate();
        }
    }

    void putConfiguration(long block, ByteString config) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO configuration(block, value) VALUES(?, ?)")) {
            insert.setLong(1, block);
            insert.setBytes(2, config.toByteArray());
            insert.executeUpdate();
        }
    }

    /** A root is alarming when its organisation was known before under other roots only. */
    void putRoot(String mspId, String fingerprint, long block) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT OR IGNORE INTO root(msp, fingerprint, block, alarming)"
                + " VALUES(?1, ?2, ?3, EXISTS(SELECT 1 FROM root WHERE msp = ?1 AND block < ?3))")) {
            insert.setString(1, mspId);
            insert.setString(2, fingerprint);
            insert.setLong(3, block);
            insert.executeUpdate();
        }
    }

    void savepoint() throws SQLException {
        execute("SAVEPOINT block");
    }

    void keep() throws SQLException {
        execute("RELEASE block");
    }

    void undo() throws SQLException {
        execute("ROLLBACK TO block");
        execute("RELEASE block");
        spaces.clear();
        statuses.forget();
        loadSpaces();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
        spaces.clear();
        statuses.forget();
        loadSpaces();
    }

    Progress progress() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT number, header, commit_hash, clock FROM block ORDER BY number DESC LIMIT 1")) {
            return row.next()
                    ? new Progress(
                            row.getLong(1),
                            ByteString.copyFrom(row.getBytes(2)),
                            ByteString.copyFrom(row.getBytes(3)),
                            row.getLong(4))
                    : Progress.NONE;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    static RecordVersion version(String key, ResultSet row) throws SQLException {
        return new RecordVersion(key, row.getLong(1), row.getLong(2), ByteString.copyFrom(row.getBytes(3)));
    }

    static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private record Records(PreparedStatement put, PreparedStatement last) {

        static Records in(String table, Connection connection) throws SQLException {
            return new Records(
                    connection.prepareStatement("INSERT INTO " + table + "(space, key, position, time, value)"
                            + " VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"),
                    connection.prepareStatement("SELECT position, time, value FROM " + table
                            + " WHERE space = ? AND key = ? ORDER BY position DESC LIMIT 1"));
        }
    }

    private Records recordsOf(String key) {
        return RecordKind.of(key).isKeptInMemory() ? registry : versions;
    }

    private long putBatch(String namespace, String key) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO batch(space, key) VALUES(?, ?) RETURNING id")) {
            insert.setInt(1, space(namespace));
            insert.setBytes(2, bytes(key));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    PolicyRows policies() {
        return policies;
    }

    StatusRows statuses() {
        return statuses;
    }

    /** The number that stands for a namespace in the file. */
    int space(String namespace) throws SQLException {
        var known = spaces.get(namespace);
        return known != null ? known : newSpace(namespace);
    }

    private int newSpace(String namespace) throws SQLException {
        var id = spaces.size() + 1;
        try (var insert = connection.prepareStatement("INSERT INTO space(id, name) VALUES(?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, namespace);
            insert.executeUpdate();
        }
        spaces.put(namespace, id);
        return id;
    }

    private void loadSpaces() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id, name FROM space")) {
            while (rows.next()) {
                spaces.put(rows.getString(2), rows.getInt(1));
            }
        }
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
