// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/**
 * The commitment of a receipt's total: HMAC-SHA-256 under the receipt's secret over the receipt's name and the total in fen.
 * It binds the issuer and hides the total from everybody without the receipt; it also shows that a claimant knows both.
 */
public final class TotalCommitment {
    private TotalCommitment() {}

    /** The 32 bytes; a red receipt's total is negative. */
    public static byte[] of(ReceiptSecret secret, ReceiptNumber receipt, long totalFen) {
        return secret.keyed("yinzheng receipt total")
                .part(receipt.text())
                .part(totalFen)
                .hash();
    }
}
