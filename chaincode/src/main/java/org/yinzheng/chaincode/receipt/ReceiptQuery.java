// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * Query: one receipt.
 *
 * @param batchFirst first number of its batch if known; else it is searched
 */
public record ReceiptQuery(
        String code, String number, @Nullable String batchFirst) {
    public ReceiptQuery {
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        if (batchFirst != null) {
            ReceiptNumber.checkNumber(batchFirst, "batchFirst");
        }
    }
}
