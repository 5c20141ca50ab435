// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;
import org.yinzheng.localpeer.channel.BlockHash;
import org.yinzheng.localpeer.channel.BlockSignatures;
import org.yinzheng.localpeer.channel.ChannelConfig;

/**
 * Reads every row once and holds it against the digests and the hash chain, so that no flipped bit goes unnoticed. Whether
 * the rows follow from the blocks is another check.
 */
public final class StoreCheck {
    private final LedgerStore store;
    private final Connection connection;

    private StoreCheck(LedgerStore store) {
        this.store = store;
        this.connection = store.connection();
    }

    /**
     * @param signaturesOfLast how many of the newest blocks have their consenters' signatures checked
     * @throws LedgerException naming the first mismatch
     */
    public static void run(LedgerStore store, long signaturesOfLast) {
        try {
            new StoreCheck(store).run(signaturesOfLast);
        } catch (SQLException e) {
            throw new LedgerException("the ledger's file is damaged: " + e.getMessage(), e);
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerException("a block of the ledger is damaged", e);
        }
    }

    private void run(long signaturesOfLast) throws SQLException, InvalidProtocolBufferException {
        checkHeadFile();
        checkBlocks(signaturesOfLast);
        checkState();
        checkHistory();
        checkTransactions();
    }

    private void checkHeadFile() throws SQLException {
        HeadFile.Head head = store.head();
        long height = store.tables().height();
        if (head.height() == 0) {
            return;
        }
        require(
                head.height() <= height,
                "the ledger has " + height + " blocks, but " + head.height() + " were written: the newest are lost");
        require(
                Arrays.equals(contentOf(head.height() - 1), head.content()),
                "block " + (head.height() - 1) + " is not the one that was written");
    }

    private byte @Nullable [] contentOf(long number) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT content FROM block WHERE number = " + number)) {
            return rows.next() ? StateReader.bytes(rows, 1) : null;
        }
    }

    private void checkBlocks(long signaturesOfLast) throws SQLException, InvalidProtocolBufferException {
        BlockTables.Digests digests = store.tables().digests();
        byte[] content = null;
        Block previous = null;
        ChannelConfig config = null;
        long expected = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number, bytes, content FROM block ORDER BY number")) {
            while (rows.next()) {
                require(StateReader.number(rows, 1) == expected, "block " + expected + " is missing");
                byte[] bytes = StateReader.bytes(rows, 2);
                content = ContentDigest.content(content, bytes);
                require(Arrays.equals(content, StateReader.bytes(rows, 3)), "block " + expected + " is damaged");
                Block block = Block.parseFrom(bytes);
                checkChain(block, previous, expected);
                config = config == null ? ChannelConfig.read(block) : config;
                if (expected > 0 && expected >= digests.height() - signaturesOfLast) {
                    require(
                            BlockSignatures.valid(block, config),
                            "block " + expected + " is not signed by a quorum of the consenters");
                }
                checkLookups(block);
                previous = block;
                expected++;
            }
        }
        require(
                expected == digests.height() && Arrays.equals(content, digests.content()),
                "the ledger has " + expected + " blocks, but its head says " + digests.height()
                        + ", or another content");
        require(count("block_hash") == expected, "the index of block hashes is damaged");
    }

    private static void checkChain(Block block, @Nullable Block previous, long number) {
        require(block.getHeader().getNumber() == number, "block " + number + " carries another number");
        ByteString expected = previous == null ? ByteString.EMPTY : BlockHash.ofHeader(previous.getHeader());
        require(
                block.getHeader().getPreviousHash().equals(expected),
                "block " + number + " does not follow block " + (number - 1));
        require(
                block.getHeader().getDataHash().equals(BlockHash.ofData(block.getData())),
                "the data of block " + number + " is not what its header says");
    }

    private void checkLookups(Block block) {
        long number = block.getHeader().getNumber();
        require(
                store.blockNumber(BlockHash.ofHeader(block.getHeader()))
                                .filter(found -> found == number)
                                .isPresent()
                        && store.block(number).filter(block::equals).isPresent(),
                "block " + number + " cannot be found by its number or hash");
    }

    private void checkState() throws SQLException {
        ContentDigest digest = new ContentDigest();
        StateKey last = null;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT value, metadata, block, position, namespace, key"
                        + " FROM state ORDER BY namespace, key")) {
            while (rows.next()) {
                StateKey key = new StateKey(text(StateReader.bytes(rows, 5)), text(StateReader.bytes(rows, 6)));
                require(last == null || last.compareTo(key) < 0, "the state is out of order");
                digest.addState(key, StateReader.value(rows));
                last = key;
            }
        }
        require(
                digest.matches(store.tables().digests().state().bytes()),
                "the state is not what was written: a row was changed, lost or added");
    }

    private void checkHistory() throws SQLException {
        ContentDigest digest = new ContentDigest();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT namespace, key, block, position FROM history"
                        + " ORDER BY namespace, key, block, position")) {
            while (rows.next()) {
                digest.addHistory(
                        new StateKey(text(StateReader.bytes(rows, 1)), text(StateReader.bytes(rows, 2))),
                        new Version(StateReader.number(rows, 3), StateReader.small(rows, 4)));
            }
        }
        require(
                digest.matches(store.tables().digests().history().bytes()),
                "the history is not what was written: a row was changed, lost or added");
    }

    private void checkTransactions() throws SQLException {
        ContentDigest digest = new ContentDigest();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, block, position, code FROM tx ORDER BY id")) {
            while (rows.next()) {
                TxValidationCode code = TxValidationCode.forNumber(StateReader.small(rows, 4));
                require(code != null, "a transaction has the unknown code " + StateReader.small(rows, 4));
                digest.addTransaction(new TransactionPlace(
                        text(StateReader.bytes(rows, 1)),
                        StateReader.number(rows, 2),
                        StateReader.small(rows, 3),
                        code == null ? TxValidationCode.INVALID_OTHER_REASON : code));
            }
        }
        require(
                digest.matches(store.tables().digests().transactions().bytes()),
                "the index of transactions is not what was written: a row was changed, lost or added");
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return rows.next() ? StateReader.number(rows, 1) : 0;
        }
    }

    /** Invalid UTF-8 becomes a replacement character, and so another digest. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new LedgerException(otherwise + "; nothing is written until the folder is restored from a copy");
        }
    }
}
