// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

/** Names of the transient fields of the contract {@code receipt}: what must never stand in a proposal. */
public final class ReceiptTransient {
    /** The receipt's total in fen, decimal digits. */
    public static final String TOTAL = "total";
    /** The amount claimed in fen, decimal digits. */
    public static final String AMOUNT = "amount";
    /** The receipt's secret, 32 bytes. */
    public static final String SECRET = "secret";
    /** The red receipt's secret, 32 bytes. */
    public static final String RED_SECRET = "redSecret";

    private ReceiptTransient() {}
}
