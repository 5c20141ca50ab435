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

    private final class Block {
        private final String iss;
        private final int type;
        private long next;
        private long end;

        Block(String iss, int type) {
            this.iss = iss;
            this.type = type;
        }

        synchronized long next() {
            if (next == end) {
                next = database.write(this::reserve);
                end = next + BLOCK;
            }
            return next++;
        }

        private long reserve(JdbcClient client) {
            long first = client.sql("SELECT next_index FROM status_index WHERE iss = ? AND type = ?")
                    .params(iss, type)
                    .query(Long.class)
                    .optional()
                    .orElse(-1L);
            if (first < 0) {
                client.sql("INSERT INTO status_index (iss, type, next_index) VALUES (?, ?, ?)")
                        .params(iss, type, BLOCK)
                        .update();
                return 0;
            }
            client.sql("UPDATE status_index SET next_index = ? WHERE iss = ? AND type = ?")
                    .params(first + BLOCK, iss, type)
                    .update();
            return first;
        }
    }
}
