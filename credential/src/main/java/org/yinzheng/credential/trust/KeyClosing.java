// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.trust;

/**
 * How and where a key's interval ended.
 *
 * @param position the closing transaction's place: records before it stand
 * @param at the record time of the closing, epoch seconds
 */
public record KeyClosing(LedgerPosition position, long at, Kind kind) {

    /** Why a key was closed. */
    public enum Kind {
        /** Rotation or the agency's end: what the key signed before stays good, with or without a record in sight. */
        NORMAL,
        /** The key was stolen or may have been: only what the ledger recorded before stays good. */
        COMPROMISED
    }
}
