// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The endorsement policies in force: of chaincode names, and of the few kinds of keys that have their own. A policy is
 * stored once, however many keys have it. One thread.
 */
final class PolicyRows {

    private final Connection connection;
    private final PreparedStatement putKey;
    private final PreparedStatement dropKey;
    private final PreparedStatement findKey;
    private final Map<String, ByteString> definitions = new HashMap<>();
    private final Set<String> kinds = new HashSet<>();

    PolicyRows(Connection connection) throws SQLException {
        this.connection = connection;
        this.putKey = connection.prepareStatement(
                "INSERT INTO key_policy(space, key, policy) VALUES(?, ?, (SELECT id FROM policy WHERE value = ?))"
                        + " ON CONFLICT DO UPDATE SET policy = excluded.policy");
        this.dropKey = connection.prepareStatement("DELETE FROM key_policy WHERE space = ? AND key = ?");
        this.findKey = connection.prepareStatement(
                "SELECT value FROM key_policy JOIN policy ON policy.id = policy" + " WHERE space = ? AND key = ?");
        reload();
    }

    /** Takes what is small into memory again, after a rollback. */
    void reload() throws SQLException {
        definitions.clear();
        kinds.clear();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name, value FROM definition")) {
            while (rows.next()) {
                definitions.put(rows.getString(1), ByteString.copyFrom(rows.getBytes(2)));
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT space, kind FROM policied")) {
            while (rows.next()) {
                kinds.add(rows.getInt(1) + "/" + rows.getString(2));
            }
        }
    }

    /** What {@code _lifecycle} holds of a chaincode name. */
    Optional<ByteString> definition(String chaincode) {
        return Optional.ofNullable(definitions.get(chaincode));
    }

    void putDefinition(String chaincode, ByteString value) throws SQLException {
        try (var put = connection.prepareStatement(
                "INSERT INTO definition(name, value) VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")) {
            put.setString(1, chaincode);
            put.setBytes(2, value.toByteArray());
            put.executeUpdate();
        }
        definitions.put(chaincode, value);
    }

    /** A key's own policy; most kinds of keys never have one and are not looked up. */
    Optional<ByteString> keyPolicy(int space, String key) throws SQLException {
        if (!kinds.contains(kind(space, key))) {
            return Optional.empty();
        }
        findKey.setInt(1, space);
        findKey.setBytes(2, ViewWriter.bytes(key));
        try (var row = findKey.executeQuery()) {
            return row.next() ? Optional.of(ByteString.copyFrom(row.getBytes(1))) : Optional.empty();
        }
    }

    void putKeyPolicy(int space, String key, ByteString policy) throws SQLException {
        if (policy.isEmpty()) {
            dropKeyPolicy(space, key);
            return;
        }
        noteKind(space, key);
        try (var put = connection.prepareStatement("INSERT OR IGNORE INTO policy(value) VALUES(?)")) {
            put.setBytes(1, policy.toByteArray());
            put.executeUpdate();
        }
        putKey.setInt(1, space);
        putKey.setBytes(2, ViewWriter.bytes(key));
        putKey.setBytes(3, policy.toByteArray());
        putKey.executeUpdate();
    }

    private void dropKeyPolicy(int space, String key) throws SQLException {
        dropKey.setInt(1, space);
        dropKey.setBytes(2, ViewWriter.bytes(key));
        dropKey.executeUpdate();
    }

    private void noteKind(int space, String key) throws SQLException {
        if (kinds.add(kind(space, key))) {
            try (var put = connection.prepareStatement("INSERT OR IGNORE INTO policied(space, kind) VALUES(?, ?)")) {
                put.setInt(1, space);
                put.setString(2, RecordKind.nameOf(key));
                put.executeUpdate();
            }
        }
    }

    private static String kind(int space, String key) {
        return space + "/" + RecordKind.nameOf(key);
    }
}
