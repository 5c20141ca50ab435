// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * Blocks, state, history and transaction ids. One thread writes; others read snapshots. {@link #append} returns when the
 * block is on the disk, all of it or nothing.
 */
public final class LedgerStore implements AutoCloseable {
    private final DataFolder folder;
    private final Connection writer;
    private final BlockTables tables;
    private final StateReader committed;
    private final Snapshots snapshots;
    private final Connection lookups;
    private final PreparedStatement findBlock;
    private final PreparedStatement findHash;
    private final PreparedStatement findTransaction;
    private final HeadFile headFile;
    private volatile long height;

    private LedgerStore(DataFolder folder, int readers, Opening opening) throws SQLException {
        this.folder = folder;
        // before the database: a ledger without its HEAD is a damaged one
        this.headFile = opening.add(HeadFile.open(folder.head(), !Files.exists(folder.database())));
        SqliteFile file = new SqliteFile(folder.database());
        this.writer = opening.add(file.connectForWriting());
        Schema.prepare(writer);
        this.tables = new BlockTables(writer);
        this.height = tables.height();
        this.committed = new StateReader(writer);
        this.snapshots = opening.add(new Snapshots(file, readers));
        this.lookups = opening.add(file.connectForReading());
        this.findBlock = lookups.prepareStatement("SELECT bytes FROM block WHERE number = ?");
        this.findHash = lookups.prepareStatement("SELECT number FROM block_hash WHERE hash = ?");
        this.findTransaction = lookups.prepareStatement("SELECT block, position, code FROM tx WHERE id = ?");
    }

    /**
     * Opens the ledger in a folder, creating it if the folder is new.
     *
     * @param readers how many snapshots may be open at once
     * @throws LedgerException if another process has it open, or the file is not a ledger
     */
    public static LedgerStore open(Path path, int readers) {
        Opening opening = new Opening();
        try {
            return new LedgerStore(opening.add(DataFolder.open(path)), readers, opening);
        } catch (SQLException e) {
            throw opening.broken(new LedgerException("the ledger in " + path + " cannot be opened", e));
        } catch (LedgerException e) {
            throw opening.broken(e);
        }
    }

    /** The number of blocks. */
    public long height() {
        return height;
    }

    /** Where temporary files may be put; emptied at the next start. */
    public Path temporary() {
        return folder.temporary();
    }

    /** The committed state, for the thread that writes. */
    public StateView committed() {
        return committed;
    }

    /** Waits until one of the readers is free. */
    public Snapshot snapshot() throws InterruptedException {
        return snapshots.take();
    }

    /** Writes the next block and forces it to the disk. */
    public void append(BlockCommit commit) {
        try {
            byte[] content = tables.append(commit);
            height = commit.block().getHeader().getNumber() + 1;
            headFile.write(height, content);
        } catch (SQLException e) {
            throw new LedgerException("block " + commit.block().getHeader().getNumber() + " could not be written", e);
        }
    }

    public Optional<Block> block(long number) {
        Optional<byte[]> bytes = blockBytes(number);
        try {
            // outside the lock: followers that read the whole chain must not hold up those who look things up
            return bytes.isPresent() ? Optional.of(Block.parseFrom(bytes.get())) : Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerException("block " + number + " cannot be read", e);
        }
    }

    private Optional<byte[]> blockBytes(long number) {
        synchronized (lookups) {
            try {
                findBlock.setLong(1, number);
                try (ResultSet rows = findBlock.executeQuery()) {
                    return rows.next() ? Optional.of(StateReader.bytes(rows, 1)) : Optional.empty();
                }
            } catch (SQLException e) {
                throw new LedgerException("block " + number + " cannot be read", e);
            }
        }
    }

    /** The number of the block whose header has this SHA-256. */
    public Optional<Long> blockNumber(ByteString hash) {
        synchronized (lookups) {
            try {
                findHash.setBytes(1, hash.toByteArray());
                try (ResultSet rows = findHash.executeQuery()) {
                    return rows.next() ? Optional.of(StateReader.number(rows, 1)) : Optional.empty();
                }
            } catch (SQLException e) {
                throw new LedgerException("a block cannot be looked up", e);
            }
        }
    }

    public Optional<TransactionPlace> transaction(String id) {
        synchronized (lookups) {
            try {
                findTransaction.setBytes(1, StateReader.utf8(id));
                try (ResultSet rows = findTransaction.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new TransactionPlace(
                                    id,
                                    StateReader.number(rows, 1),
                                    StateReader.small(rows, 2),
                                    code(StateReader.small(rows, 3))))
                            : Optional.empty();
                }
            } catch (SQLException e) {
                throw new LedgerException("a transaction cannot be looked up", e);
            }
        }
    }

    private static TxValidationCode code(int number) {
        TxValidationCode code = TxValidationCode.forNumber(number);
        if (code == null) {
            throw new LedgerException("a transaction has the unknown code " + number);
        }
        return code;
    }

    /** @throws LedgerException if a table of the other ledger differs. */
    public void requireSameContent(LedgerStore other) {
        BlockTables.Digests mine = tables.digests();
        BlockTables.Digests others = other.tables.digests();
        requireSame("state", mine.state(), others.state());
        requireSame("history", mine.history(), others.history());
        requireSame("index of transactions", mine.transactions(), others.transactions());
    }

    private static void requireSame(String table, ContentDigest stored, ContentDigest derived) {
        if (!stored.matches(derived.bytes())) {
            throw new LedgerException("the " + table + " does not follow from the blocks");
        }
    }

    BlockTables tables() {
        return tables;
    }

    Connection connection() {
        return writer;
    }

    /** Lets the file HEAD tell of the newest block, in a copy that is newer than the file. */
    void catchUpHead() {
        byte[] content = tables.digests().content();
        if (content != null) {
            headFile.write(height, content);
        }
    }

    HeadFile.Head head() {
        return headFile.read();
    }

    @Override
    public void close() {
        try {
            snapshots.close();
            lookups.close();
            try (Statement statement = writer.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            writer.close();
        } catch (SQLException e) {
            throw new LedgerException("the ledger could not be closed", e);
        } finally {
            headFile.close();
            folder.close();
        }
    }
}
