// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as its agency sees it.
 *
 * @param id UUID, chosen by the client
 * @param account in whose name the rows are issued
 * @param officer pseudonym of whose file it is; absent in jobs of older versions
 * @param kind whether the rows are new licences or existing ones
 * @param confirmedBy account of the second person who confirmed an import
 * @param fileDigest hex SHA-256 of the file
 * @param reason why the gateway paused it, a stable code
 * @param rows how many rows the file has
 * @param counts rows by their state
 * @param createdAt epoch milliseconds, as the others
 */
record BulkJob(
        String id,
        String organisation,
        String agency,
        String account,
        @Nullable String officer,
        JobKind kind,
        @Nullable String confirmedBy,
        int type,
        String fileDigest,
        JobState state,
        @Nullable String reason,
        int rows,
        Map<RowState, Integer> counts,
        long createdAt,
        @Nullable Long startedAt,
        @Nullable Long finishedAt) {
    BulkJob {
        counts = Map.copyOf(counts);
    }

    public boolean imports() {
        return kind == JobKind.IMPORT;
    }

    public int count(RowState which) {
        return counts.getOrDefault(which, 0);
    }

    public int ready() {
        return count(RowState.READY);
    }

    public int bad() {
        return count(RowState.BAD);
    }

    public int issued() {
        return count(RowState.ISSUED);
    }

    public int refused() {
        return count(RowState.REFUSED);
    }

    /** Whole per cent of the rows that fit and are settled. */
    public int percent() {
        int wanted = rows - bad();
        return wanted == 0 ? 100 : (int) (100L * (issued() + refused()) / wanted);
    }
}
