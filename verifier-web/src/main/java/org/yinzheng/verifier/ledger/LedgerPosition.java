// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.ledger;

/**
 * The place of a transaction in the ledger. Places are totally ordered; "before" and "after" of keys, states and
 * agreements are said in places, because blocks carry no time.
 *
 * @param block block number, from 0
 * @param transaction index in the block, from 0, below 2^20
 */
public record LedgerPosition(long block, int transaction) implements Comparable<LedgerPosition> {

    private static final int TRANSACTION_BITS = 20;
    private static final int TRANSACTION_LIMIT = 1 << TRANSACTION_BITS;

    /** Before everything: nothing is recorded here. */
    public static final long NOWHERE = -1;

    public LedgerPosition {
        if (block < 0 || block >= 1L << (63 - TRANSACTION_BITS)) {
            throw new IllegalArgumentException("block number out of range: " + block);
        }
        if (transaction < 0 || transaction >= TRANSACTION_LIMIT) {
            throw new IllegalArgumentException("transaction index out of range: " + transaction);
        }
    }

    /** One number with the same order, as it is stored. */
    public long ordinal() {
        return block << TRANSACTION_BITS | transaction;
    }

    /** The place that {@link #ordinal()} gave. */
    public static LedgerPosition ofOrdinal(long ordinal) {
        return new LedgerPosition(ordinal >> TRANSACTION_BITS, (int) (ordinal & TRANSACTION_LIMIT - 1));
    }

    /** The last ordinal that a transaction of this block can have. */
    public static long endOfBlock(long block) {
        return block < 0 ? NOWHERE : new LedgerPosition(block, TRANSACTION_LIMIT - 1).ordinal();
    }

    @Override
    public int compareTo(LedgerPosition other) {
        return Long.compare(ordinal(), other.ordinal());
    }
}
