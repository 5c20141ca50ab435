// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.yinzheng.credential.status.ClosedCredentials;
import org.yinzheng.credential.status.LicenceStatus;
import org.yinzheng.credential.status.StatusBits;
import org.yinzheng.verifier.ledger.LedgerPosition;

/** One reading connection with its prepared questions. Used by one thread at a time. */
final class ViewReader implements AutoCloseable {

    private static final List<LicenceStatus> LICENCE_STATUSES = List.of(LicenceStatus.values());

    private static final String OF_KEY =
            "SELECT position, time, value FROM version WHERE space = (SELECT id FROM space WHERE name = ?)"
                    + " AND key = ? AND position <= ? ORDER BY position";

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement history;
    private final PreparedStatement leaf;
    private final PreparedStatement earliest;
    private final PreparedStatement after;

    ViewReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.find = connection.prepareStatement(OF_KEY + " DESC LIMIT 1");
        this.history = connection.prepareStatement(OF_KEY);
        this.leaf = connection.prepareStatement("SELECT space.name, batch.key, leaf.place, leaf.position FROM leaf"
                + " JOIN space ON space.id = leaf.space JOIN batch ON batch.id = leaf.batch"
                + " WHERE leaf.digest = ? AND leaf.position <= ? ORDER BY leaf.position LIMIT 1");
        this.earliest = connection.prepareStatement("SELECT position, time, value, space.name FROM space"
                + " CROSS JOIN version ON version.space = space.id AND key = ? AND position <= ?"
                + " ORDER BY position LIMIT 1");
        this.after = connection.prepareStatement("SELECT position FROM clock WHERE time > ? ORDER BY time LIMIT 1");
    }

    Optional<RecordVersion> find(String namespace, String key, long position) throws SQLException {
        ask(find, namespace, key, position);
        try (var row = find.executeQuery()) {
            return row.next() ? Optional.of(ViewWriter.version(key, row)) : Optional.empty();
        }
    }

    List<RecordVersion> history(String namespace, String key, long position) throws SQLException {
        ask(history, namespace, key, position);
        var versions = new ArrayList<RecordVersion>();
        try (var rows = history.executeQuery()) {
            while (rows.next()) {
                versions.add(ViewWriter.version(key, rows));
            }
        }
        return versions;
    }

    Optional<LocatedVersion> earliest(String key, long position) throws SQLException {
        earliest.setBytes(1, ViewWriter.bytes(key));
        earliest.setLong(2, position);
        try (var row = earliest.executeQuery()) {
            return row.next()
                    ? Optional.of(new LocatedVersion(row.getString(4), ViewWriter.version(key, row)))
                    : Optional.empty();
        }
    }

    Optional<LeafPlace> leaf(byte[] digest, long position) throws SQLException {
        leaf.setBytes(1, digest);
        leaf.setLong(2, position);
        try (var row = leaf.executeQuery()) {
            return row.next()
                    ? Optional.of(new LeafPlace(
                            row.getString(1),
                            new String(row.getBytes(2), StandardCharsets.UTF_8),
                            row.getInt(3),
                            row.getLong(4)))
                    : Optional.empty();
        }
    }

    /** The last place before the ledger's clock passed a moment; empty when it has not passed it yet. */
    OptionalLong endOf(long epochSecond) throws SQLException {
        after.setLong(1, epochSecond);
        try (var row = after.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1) - 1) : OptionalLong.empty();
        }
    }

    Optional<ReadModel.ConfigurationAt> configuration() throws SQLException {
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("SELECT block, value FROM configuration ORDER BY block DESC LIMIT 1")) {
            return row.next()
                    ? Optional.of(new ReadModel.ConfigurationAt(row.getLong(1), ByteString.copyFrom(row.getBytes(2))))
                    : Optional.empty();
        }
    }

    Optional<ByteString> headerHash(long block) throws SQLException {
        try (var question = connection.prepareStatement("SELECT header FROM block WHERE number = ?")) {
            question.setLong(1, block);
            try (var row = question.executeQuery()) {
                return row.next() ? Optional.of(ByteString.copyFrom(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    List<ForeignRoot> foreignRoots() throws SQLException {
        var found = new ArrayList<ForeignRoot>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT msp, fingerprint, block FROM root WHERE alarming ORDER BY block, msp, fingerprint")) {
            while (rows.next()) {
                found.add(new ForeignRoot(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return found;
    }

    List<CarriedStatuses> statusLists() throws SQLException {
        var found = new ArrayList<CarriedStatuses>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT status_list.id, space.name, iss, type, changed FROM"
                        + " status_list JOIN space ON space.id = space ORDER BY status_list.id")) {
            while (rows.next()) {
                found.add(new CarriedStatuses(
                        rows.getLong(1), rows.getString(2), rows.getString(3), rows.getInt(4), rows.getLong(5)));
            }
        }
        return found;
    }

    /** One question, so one moment: a licence that is restored in between must not lose what was closed before. */
    ListedStatuses statuses(long list, long capacity) throws SQLException {
        var bits = StatusBits.ofCapacity(capacity);
        var closed = LongStream.builder();
        try (var question =
                connection.prepareStatement("SELECT place, state, NULL FROM status WHERE list = ?1 AND place < ?2"
                        + " UNION ALL SELECT NULL, NULL, digest FROM closed WHERE list = ?1")) {
            question.setLong(1, list);
            question.setLong(2, capacity);
            try (var rows = question.executeQuery()) {
                while (rows.next()) {
                    var digest = rows.getBytes(3);
                    if (digest != null) {
                        closed.add(ClosedCredentials.prefix(digest));
                    } else {
                        bits.set(rows.getLong(1), LICENCE_STATUSES.get(rows.getInt(2)));
                    }
                }
            }
        }
        return new ListedStatuses(bits, ClosedCredentials.of(closed.build()));
    }

    /** Every version of the records that are kept in memory, in ledger order. */
    void loadInto(RegistryIndex index) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT position, time, value, key, space.name FROM registry"
                        + " JOIN space ON space.id = space ORDER BY position")) {
            while (rows.next()) {
                var key = new String(rows.getBytes(4), StandardCharsets.UTF_8);
                index.add(rows.getString(5), ViewWriter.version(key, rows));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void ask(PreparedStatement question, String namespace, String key, long position)
            throws SQLException {
        question.setString(1, namespace);
        question.setBytes(2, ViewWriter.bytes(key));
        question.setLong(3, Math.max(position, LedgerPosition.NOWHERE));
    }
}
