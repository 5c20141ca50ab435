// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit's own list of a day against what was issued that day.
 *
 * @param issued receipts recorded here that day
 * @param listed receipts of the list
 * @param matched those in both with the same total
 * @param differences every other one, in the order of their numbers
 * @param unreadable row numbers of the list that do not read, or stand there twice
 */
@Schema(name = "Reconciliation")
record Reconciliation(int issued, int listed, int matched, List<Difference> differences, List<Integer> unreadable) {
    Reconciliation {
        differences = List.copyOf(differences);
        unreadable = List.copyOf(unreadable);
    }

    /** Why a receipt stands among the differences. */
    enum Why {
        /** In the list, never issued here that day. */
        NOT_ISSUED,
        /** Issued, missing in the list. */
        NOT_LISTED,
        /** In both, with another total. */
        TOTAL_DIFFERS
    }

    /**
     * One receipt that does not match.
     *
     * @param receipt {@code code:number}
     * @param issuedFen absent where it was not issued
     * @param listedFen absent where it is not listed
     */
    @Schema(name = "ReconciliationDifference")
    record Difference(
            String receipt,
            Why why,
            @Nullable Long issuedFen,
            @Nullable Long listedFen) {}

    /** @param issued fen by {@code code:number} */
    static Reconciliation of(Map<String, Long> issued, DayList list) {
        var differences = new ArrayList<Difference>();
        int matched = 0;
        for (var one : list.totals().entrySet()) {
            var here = issued.get(one.getKey());
            if (here == null) {
                differences.add(new Difference(one.getKey(), Why.NOT_ISSUED, null, one.getValue()));
            } else if (!here.equals(one.getValue())) {
                differences.add(new Difference(one.getKey(), Why.TOTAL_DIFFERS, here, one.getValue()));
            } else {
                matched++;
            }
        }
        issued.forEach((name, total) -> {
            if (!list.totals().containsKey(name)) {
                differences.add(new Difference(name, Why.NOT_LISTED, total, null));
            }
        });
        differences.sort((a, b) -> a.receipt().compareTo(b.receipt()));
        return new Reconciliation(issued.size(), list.totals().size(), matched, differences, list.unreadable());
    }
}
