// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.yinzheng.credential.print.PrintClaims;
import org.yinzheng.gateway.storage.Database;

/**
 * Past its last day a document reads as expired, though the ledger says VALID or SUSPENDED until somebody records that. Those
 * that do are marked, so that a list finds them in an index.
 */
public final class LastDays {
    /** No state of the ledger's. */
    public static final String EXPIRED = "EXPIRED";

    private static final Set<String> COUNTING = Set.of("VALID", "SUSPENDED");
    private static final int BATCH = 500;

    /** Both spelt as the indexes have them. */
    private static final String PAST = "expired = 0 AND state IN ('VALID', 'SUSPENDED') AND valid_to < ?";

    private static final String TO_COME = "expired = 1 AND valid_to >= ?";

    private final Database database;
    private final Clock clock;

    LastDays(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How a document reads on a day.
     *
     * @param state what the ledger says, or {@code PENDING}
     */
    public static String read(String state, Optional<LocalDate> lastDay, LocalDate day) {
        return expired(state, lastDay, day) ? EXPIRED : state;
    }

    static boolean expired(String state, Optional<LocalDate> lastDay, LocalDate day) {
        return COUNTING.contains(state) && lastDay.filter(day::isAfter).isPresent();
    }

    static boolean mayExpire(String state) {
        return COUNTING.contains(state);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PrintClaims.ZONE);
    }

    /**
     * Marks those whose last day has passed, and takes the mark from those whose day is yet to come: a machine's clock may have
     * been ahead.
     *
     * @param most how many at once at most, in short writes; what is left is marked by the next call
     */
    void mark(int most) {
        var today = today().toString();
        move(PAST, 1, today, most);
        move(TO_COME, 0, today, most);
    }

    private void move(String which, int mark, String today, int most) {
        int moved = 0;
        while (moved < most && !Thread.currentThread().isInterrupted() && any(which, today)) {
            moved += database.write(client -> client.sql("UPDATE document SET expired = " + mark + " WHERE " + which
                            + " AND (organisation, kind, identifier) IN (SELECT organisation, kind, identifier"
                            + " FROM document WHERE " + which + " LIMIT " + BATCH + ")")
                    .params(today, today)
                    .update());
        }
    }

    /** Asked beside the writes: almost always there is none. */
    private boolean any(String which, String today) {
        return database.read(client -> client.sql("SELECT 1 FROM document WHERE " + which + " LIMIT 1")
                .param(today)
                .query(Integer.class)
                .optional()
                .isPresent());
    }
}
