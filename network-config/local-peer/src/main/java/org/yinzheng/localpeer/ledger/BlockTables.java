// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.channel.BlockHash;

/** Writes one block and all it changes in one SQLite transaction, and keeps the digests of the tables. */
final class BlockTables {
    private final Connection connection;
    private final Statement control;
    private final PreparedStatement insertBlock;
    private final PreparedStatement insertHash;
    private final PreparedStatement insertTransaction;
    private final PreparedStatement putState;
    private final PreparedStatement deleteState;
    private final PreparedStatement insertHistory;
    private final PreparedStatement putHead;
    private Digests digests;

    /**
     * @param height number of blocks
     * @param content running digest of the blocks' bytes, null before the first
     */
    record Digests(
            long height,
            byte @Nullable [] content,
            ContentDigest state,
            ContentDigest history,
            ContentDigest transactions) {
        static Digests empty() {
            return new Digests(0, null, new ContentDigest(), new ContentDigest(), new ContentDigest());
        }

        Digests copy() {
            return new Digests(
                    height,
                    content,
                    new ContentDigest(state.bytes()),
                    new ContentDigest(history.bytes()),
                    new ContentDigest(transactions.bytes()));
        }
    }

    BlockTables(Connection connection) throws SQLException {
        this.connection = connection;
        control = connection.createStatement();
        insertBlock = connection.prepareStatement("INSERT INTO block(number, bytes, content) VALUES(?, ?, ?)");
        insertHash = connection.prepareStatement("INSERT INTO block_hash(hash, number) VALUES(?, ?)");
        insertTransaction = connection.prepareStatement("INSERT INTO tx(id, block, position, code) VALUES(?, ?, ?, ?)");
        putState = connection.prepareStatement("INSERT OR REPLACE INTO state"
                + "(namespace, key, value, metadata, block, position) VALUES(?, ?, ?, ?, ?, ?)");
        deleteState = connection.prepareStatement("DELETE FROM state WHERE namespace = ? AND key = ?");
        insertHistory =
                connection.prepareStatement("INSERT INTO history(namespace, key, block, position) VALUES(?, ?, ?, ?)");
        putHead = connection.prepareStatement(
                "INSERT OR REPLACE INTO head" + "(id, height, content, state, history, tx) VALUES(1, ?, ?, ?, ?, ?)");
        digests = readDigests();
    }

    long height() {
        return digests.height();
    }

    Digests digests() {
        return digests;
    }

    byte[] append(BlockCommit commit) throws SQLException {
        long number = commit.block().getHeader().getNumber();
        if (number != digests.height()) {
            throw new LedgerException("expected block " + digests.height() + ", was given block " + number);
        }
        byte[] bytes = commit.block().toByteArray();
        byte[] content = ContentDigest.content(digests.content(), bytes);
        Digests next = digests.copy();
        control.execute("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            writeBlock(commit, bytes, content);
            writeTransactions(commit, next.transactions());
            writeState(commit, next.state());
            writeHistory(commit, next.history());
            next = new Digests(number + 1, content, next.state(), next.history(), next.transactions());
            writeHead(next, content);
            control.execute("COMMIT");
            done = true;
        } finally {
            if (!done) {
                control.execute("ROLLBACK");
            }
        }
        digests = next;
        return content;
    }

    private void writeBlock(BlockCommit commit, byte[] bytes, byte[] content) throws SQLException {
        long number = commit.block().getHeader().getNumber();
        insertBlock.setLong(1, number);
        insertBlock.setBytes(2, bytes);
        insertBlock.setBytes(3, content);
        insertBlock.executeUpdate();
        insertHash.setBytes(1, BlockHash.ofHeader(commit.block().getHeader()).toByteArray());
        insertHash.setLong(2, number);
        insertHash.executeUpdate();
    }

    private void writeTransactions(BlockCommit commit, ContentDigest digest) throws SQLException {
        for (TransactionPlace place : commit.transactions()) {
            insertTransaction.setBytes(1, StateReader.utf8(place.id()));
            insertTransaction.setLong(2, place.block());
            insertTransaction.setInt(3, place.position());
            insertTransaction.setInt(4, place.code().getNumber());
            insertTransaction.executeUpdate();
            digest.addTransaction(place);
        }
    }

    private void writeState(BlockCommit commit, ContentDigest digest) throws SQLException {
        for (StateChange change : commit.changes()) {
            byte[] namespace = StateReader.utf8(change.key().namespace());
            byte[] key = StateReader.utf8(change.key().key());
            StateValue after = change.after();
            if (after == null) {
                deleteState.setBytes(1, namespace);
                deleteState.setBytes(2, key);
                deleteState.executeUpdate();
            } else {
                putState.setBytes(1, namespace);
                putState.setBytes(2, key);
                putState.setBytes(3, after.value().toByteArray());
                putState.setBytes(4, after.metadata().toByteArray());
                putState.setLong(5, after.version().block());
                putState.setInt(6, after.version().position());
                putState.executeUpdate();
            }
            digest.change(change);
        }
    }

    private void writeHistory(BlockCommit commit, ContentDigest digest) throws SQLException {
        long number = commit.block().getHeader().getNumber();
        for (HistoryEntry entry : commit.history()) {
            insertHistory.setBytes(1, StateReader.utf8(entry.key().namespace()));
            insertHistory.setBytes(2, StateReader.utf8(entry.key().key()));
            insertHistory.setLong(3, number);
            insertHistory.setInt(4, entry.position());
            insertHistory.executeUpdate();
            digest.addHistory(entry.key(), new Version(number, entry.position()));
        }
    }

    private void writeHead(Digests next, byte[] content) throws SQLException {
        putHead.setLong(1, next.height());
        putHead.setBytes(2, content);
        putHead.setBytes(3, next.state().bytes());
        putHead.setBytes(4, next.history().bytes());
        putHead.setBytes(5, next.transactions().bytes());
        putHead.executeUpdate();
    }

    private Digests readDigests() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT height, content, state, history, tx FROM head")) {
            if (!rows.next()) {
                return Digests.empty();
            }
            return new Digests(
                    StateReader.number(rows, 1),
                    StateReader.bytes(rows, 2),
                    new ContentDigest(StateReader.bytes(rows, 3)),
                    new ContentDigest(StateReader.bytes(rows, 4)),
                    new ContentDigest(StateReader.bytes(rows, 5)));
        }
    }
}
