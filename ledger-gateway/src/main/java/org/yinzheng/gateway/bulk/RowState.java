// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.bulk;

/** What became of a row. */
enum RowState {
    /** Fits its type, not issued yet. */
    READY,
    /** Does not fit its type: never issued. */
    BAD,
    /** Recorded on the ledger. */
    ISSUED,
    /** The ledger or a late check refused it. */
    REFUSED
}
