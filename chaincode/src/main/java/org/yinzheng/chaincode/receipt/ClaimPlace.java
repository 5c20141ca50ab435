// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.LedgerKeys;

/**
 * Where a claim on a receipt stands. Its transaction is part of the key: of two claims in one block the loser then ends with
 * a read conflict (11), and a policy failure (10) is never the outcome of an honest race.
 */
public record ClaimPlace(long seq, String transactionId) {
    /** The key of the claim. */
    public LedgerKeys.Key key(String code, String number) {
        return LedgerKeys.claim(code, number, seq, transactionId);
    }
}
