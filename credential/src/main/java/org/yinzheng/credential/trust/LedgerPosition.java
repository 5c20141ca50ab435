// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

import java.util.Comparator;

/** A transaction's place in the ledger: the only clock that a signer cannot set. */
public record LedgerPosition(long block, int transaction) implements Comparable<LedgerPosition> {
    private static final Comparator<LedgerPosition> ORDER =
            Comparator.comparingLong(LedgerPosition::block).thenComparingInt(LedgerPosition::transaction);

    public LedgerPosition {
        if (block < 0 || transaction < 0) {
            throw new IllegalArgumentException("a place in the ledger is not negative");
        }
    }

    @Override
    public int compareTo(LedgerPosition other) {
        return ORDER.compare(this, other);
    }

    public boolean isBefore(LedgerPosition other) {
        return compareTo(other) < 0;
    }
}
