// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.yinzheng.localpeer.identity.Sha256;

/**
 * The last block, told a second time beside the database. SQLite takes a damaged frame of its log for the log's end, and so
 * forgets blocks in silence; this file remembers that they were there. It is written after the block is durable and is not
 * itself forced to disk, so it may lag behind the database but is never ahead of it.
 */
final class HeadFile implements AutoCloseable {
    private static final int LENGTH = Long.BYTES + ContentDigest.LENGTH + ContentDigest.LENGTH;

    private final FileChannel channel;

    private HeadFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens the file, or makes it for a new ledger. It has its full length from the start, so that a power failure leaves
     * the old record or the new one.
     *
     * @throws LedgerException if it is missing beside a ledger that exists
     */
    static HeadFile open(Path file, boolean newLedger) {
        try {
            if (newLedger && (!Files.exists(file) || Files.size(file) == 0)) {
                return create(file);
            }
            if (!Files.exists(file)) {
                throw new LedgerException("the file HEAD is missing: restore the folder from a copy");
            }
            return new HeadFile(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new LedgerException("the file HEAD cannot be opened", e);
        }
    }

    private static HeadFile create(Path file) throws IOException {
        HeadFile head = new HeadFile(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        head.write(0, new byte[ContentDigest.LENGTH]);
        head.channel.force(true);
        return head;
    }

    /**
     * @param height number of blocks
     * @param content the running digest of their bytes
     */
    record Head(long height, byte[] content) {}

    Head read() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH + 1);
        try {
            int read = channel.read(bytes, 0);
            byte[] sealed = Arrays.copyOf(bytes.array(), LENGTH - ContentDigest.LENGTH);
            if (read < 0 || !isSound(Arrays.copyOf(bytes.array(), read))) {
                throw new LedgerException("the file HEAD is damaged");
            }
            long height = ByteBuffer.wrap(sealed).getLong();
            return new Head(height, Arrays.copyOfRange(sealed, Long.BYTES, sealed.length));
        } catch (IOException e) {
            throw new LedgerException("the file HEAD cannot be read", e);
        }
    }

    /** Whether the record is whole: its digest stands behind it. */
    static boolean isSound(byte[] record) {
        if (record.length != LENGTH) {
            return false;
        }
        byte[] sealed = Arrays.copyOf(record, LENGTH - ContentDigest.LENGTH);
        return Arrays.equals(Arrays.copyOfRange(record, sealed.length, LENGTH), Sha256.of(sealed));
    }

    void write(long height, byte[] content) {
        ByteBuffer sealed = ByteBuffer.allocate(LENGTH).putLong(height).put(content);
        byte[] seal = Sha256.of(Arrays.copyOf(sealed.array(), sealed.position()));
        ByteBuffer bytes = sealed.put(seal).flip();
        try {
            channel.write(bytes, 0);
        } catch (IOException e) {
            throw new LedgerException("the file HEAD cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LedgerException("the file HEAD could not be closed", e);
        }
    }
}
