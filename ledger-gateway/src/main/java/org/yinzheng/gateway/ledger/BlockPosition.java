// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.ledger;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yinzheng.gateway.storage.Database;

/**
 * How far a reader of the ledger's blocks has come. It is written together with what a block adds, so each block adds once,
 * whenever the process dies.
 */
public final class BlockPosition {
    /** So many blocks that add nothing may be read again after a restart. */
    private static final long UNSAVED = 500;

    private final Database database;
    private final String reader;
    private volatile @Nullable Position position;

    /** @param reader its name, at most 40 characters */
    public BlockPosition(Database database, String reader) {
        this.database = database;
        this.reader = reader;
    }

    /** @param saved next block as the database has it */
    private record Position(long next, long time, long saved) {}

    /**
     * The last block that was read.
     *
     * @param time epoch seconds of the newest transaction so far
     */
    public record Reached(long block, long time) {}

    /** The first block that was not read yet. */
    public long next() {
        return position().next();
    }

    /** Absent before the first block. */
    public Optional<Reached> reached() {
        var known = position();
        return known.next() == 0 ? Optional.empty() : Optional.of(new Reached(known.next() - 1, known.time()));
    }

    private synchronized Position position() {
        var known = position;
        if (known == null) {
            known = database.read(
                    client -> client.sql("SELECT next_block, block_time FROM ledger_position WHERE reader = ?")
                            .param(reader)
                            .query((row, number) -> new Position(row.getLong(1), row.getLong(2), row.getLong(1)))
                            .optional()
                            .orElse(new Position(0, 0, 0)));
            position = known;
        }
        return known;
    }

    /**
     * Goes on behind the next block.
     *
     * @param adds whether the block adds anything
     * @param work writes what it adds
     */
    public synchronized void pass(LedgerBlock block, boolean adds, Consumer<JdbcClient> work) {
        var before = position();
        if (block.number() != before.next()) {
            throw new IllegalArgumentException("block " + before.next() + " is next, not " + block.number());
        }
        long next = block.number() + 1;
        long time = Math.max(before.time(), block.time());
        boolean save = adds || next - before.saved() >= UNSAVED;
        if (save) {
            database.write(client -> {
                work.accept(client);
                return save(client, next, time);
            });
        }
        position = new Position(next, time, save ? next : before.saved());
        notifyAll();
    }

    private int save(JdbcClient client, long next, long time) {
        return client.sql("INSERT INTO ledger_position (reader, next_block, block_time) VALUES (?, ?, ?)"
                        + " ON CONFLICT (reader) DO UPDATE SET next_block = excluded.next_block,"
                        + " block_time = excluded.block_time")
                .params(reader, next, time)
                .update();
    }

    /** Waits until a block was read, but not longer than so many milliseconds. */
    public synchronized void await(long block, long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        long left = milliseconds;
        try {
            while (position().next() <= block && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
