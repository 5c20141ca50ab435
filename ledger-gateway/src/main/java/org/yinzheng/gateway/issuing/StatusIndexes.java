// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.issuing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.storage.Database;

/**
 * Gives each licence its index in the issuer's status list. Indexes are taken from the database in small blocks, so that
 * an issue does not wait for a write of its own; a stopped process leaves a few unused.
 */
@Component
public final class StatusIndexes {
    private static final int BLOCK = 32;

    private final Database database;
    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    StatusIndexes(Database database) {
        this.database = database;
    }

    /** An index that was never given before. */
    public long next(String iss, int type) {
        return blocks.computeIfAbsent(iss + "/" + type, name -> new Block(iss, type))
                .next();
    }

    /**
     * Leaves out indexes that the ledger knows and this database does not, as after a restore from a backup. Each leap is
     * twice as wide as the one before.
     *
     * @param taken what was refused
     */
    public void leapPast(String iss, int type, long taken) {
        blocks.computeIfAbsent(iss + "/" + type, name -> new Block(iss, type)).leapPast(taken);
    }

    private final class Block {
        private final String iss;
        private final int type;
        private long start;
        private long next;
        private long end;
        private int leap = BLOCK / 2;

        Block(String iss, int type) {
            this.iss = iss;
            this.type = type;
        }

        synchronized long next() {
            if (next == end) {
                reserve(0);
            }
            return next++;
        }

        synchronized void leapPast(long taken) {
            // another request may have leapt past it meanwhile
            if (taken >= start) {
                leap *= 2;
                reserve(leap);
            }
        }

        private void reserve(int leaveOut) {
            start = database.write(client -> reserve(client, leaveOut));
            next = start;
            end = start + BLOCK;
        }

        private long reserve(JdbcClient client, int leaveOut) {
            long first = client.sql("SELECT next_index FROM status_index WHERE iss = ? AND type = ?")
                    .params(iss, type)
                    .query(Long.class)
                    .optional()
                    .orElse(-1L);
            if (first < 0) {
                client.sql("INSERT INTO status_index (iss, type, next_index) VALUES (?, ?, ?)")
                        .params(iss, type, leaveOut + BLOCK)
                        .update();
                return leaveOut;
            }
            client.sql("UPDATE status_index SET next_index = ? WHERE iss = ? AND type = ?")
                    .params(first + leaveOut + BLOCK, iss, type)
                    .update();
            return first + leaveOut;
        }
    }
}
