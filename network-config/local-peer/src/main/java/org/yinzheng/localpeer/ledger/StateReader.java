// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the state over one connection. Not for two threads at once. */
final class StateReader implements StateView {
    private static final String COLUMNS = "value, metadata, block, position";

    private final PreparedStatement get;
    private final PreparedStatement range;
    private final PreparedStatement rangeToEnd;
    private final PreparedStatement history;

    StateReader(Connection connection) throws SQLException {
        get = connection.prepareStatement("SELECT " + COLUMNS + " FROM state WHERE namespace = ? AND key = ?");
        range = connection.prepareStatement("SELECT " + COLUMNS + ", key FROM state"
                + " WHERE namespace = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?");
        rangeToEnd = connection.prepareStatement(
                "SELECT " + COLUMNS + ", key FROM state" + " WHERE namespace = ? AND key >= ? ORDER BY key LIMIT ?");
        history = connection.prepareStatement("SELECT block, position FROM history"
                + " WHERE namespace = ? AND key = ? ORDER BY block DESC, position DESC");
    }

    @Override
    public @Nullable StateValue get(String namespace, String key) {
        try {
            get.setBytes(1, utf8(namespace));
            get.setBytes(2, utf8(key));
            try (ResultSet rows = get.executeQuery()) {
                return rows.next() ? value(rows) : null;
            }
        } catch (SQLException e) {
            throw new LedgerException("the state cannot be read", e);
        }
    }

    @Override
    public List<Map.Entry<String, StateValue>> range(String namespace, String from, String to, int limit) {
        try {
            PreparedStatement query = to.isEmpty() ? rangeToEnd : range;
            int parameter = 1;
            query.setBytes(parameter++, utf8(namespace));
            query.setBytes(parameter++, utf8(from));
            if (!to.isEmpty()) {
                query.setBytes(parameter++, utf8(to));
            }
            query.setInt(parameter, limit);
            List<Map.Entry<String, StateValue>> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(Map.entry(new String(bytes(rows, 5), StandardCharsets.UTF_8), value(rows)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new LedgerException("the state cannot be read", e);
        }
    }

    @Override
    public List<Version> history(String namespace, String key) {
        try {
            history.setBytes(1, utf8(namespace));
            history.setBytes(2, utf8(key));
            List<Version> found = new ArrayList<>();
            try (ResultSet rows = history.executeQuery()) {
                while (rows.next()) {
                    found.add(new Version(number(rows, 1), small(rows, 2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new LedgerException("the history cannot be read", e);
        }
    }

    /** Columns 1 to 4: value, metadata, block, position. */
    static StateValue value(ResultSet rows) throws SQLException {
        return new StateValue(
                ByteString.copyFrom(bytes(rows, 1)),
                ByteString.copyFrom(bytes(rows, 2)),
                new Version(number(rows, 3), small(rows, 4)));
    }

    /**
     * A flipped bit can turn a value into another of another type, which the driver would quietly convert: an empty blob into
     * 0, a blob into text that no look-up finds.
     *
     * @throws LedgerException if the column does not hold a blob
     */
    static byte[] bytes(ResultSet rows, int column) throws SQLException {
        if (rows.getObject(column) instanceof byte[] bytes) {
            return bytes;
        }
        throw new LedgerException("a row of the ledger holds a value of the wrong type");
    }

    /** @throws LedgerException if the column does not hold an integer */
    static long number(ResultSet rows, int column) throws SQLException {
        Object value = rows.getObject(column);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new LedgerException("a row of the ledger holds a value of the wrong type");
    }

    /** @throws LedgerException if the column does not hold an integer of 32 bits */
    static int small(ResultSet rows, int column) throws SQLException {
        long value = number(rows, column);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new LedgerException("a row of the ledger holds a number out of range");
        }
        return (int) value;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
