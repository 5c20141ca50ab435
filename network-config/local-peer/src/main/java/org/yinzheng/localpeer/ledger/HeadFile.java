// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.yinzheng.localpeer.identity.Sha256;

/**
 * The last block, told a second time beside the database. SQLite takes a damaged frame of its log for the log's end, and so
 * forgets blocks in silence; this file remembers that they were there. It is written after the block is durable and is not
 * itself forced to disk, so it may lag behind the database but is never ahead of it.
 */
final class HeadFile implements AutoCloseable {
    private static final int LENGTH = Long.BYTES + ContentDigest.LENGTH + ContentDigest.LENGTH;

    private final FileChannel channel;

    HeadFile(Path file) {
        try {
            boolean fresh = !Files.exists(file);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (fresh) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw new LedgerException("the file HEAD cannot be opened", e);
        }
    }

    /**
     * @param height number of blocks
     * @param content the running digest of their bytes
     */
    record Head(long height, byte[] content) {}

    Optional<Head> read() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH + 1);
        try {
            int read = channel.read(bytes, 0);
            if (read <= 0) {
                return Optional.empty();
            }
            byte[] sealed = Arrays.copyOf(bytes.array(), LENGTH - ContentDigest.LENGTH);
            byte[] seal = Arrays.copyOfRange(bytes.array(), sealed.length, LENGTH);
            if (read != LENGTH || !Arrays.equals(seal, Sha256.of(sealed))) {
                throw new LedgerException("the file HEAD is damaged");
            }
            long height = ByteBuffer.wrap(sealed).getLong();
            return Optional.of(new Head(height, Arrays.copyOfRange(sealed, Long.BYTES, sealed.length)));
        } catch (IOException e) {
            throw new LedgerException("the file HEAD cannot be read", e);
        }
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
