// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.PageRequest;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Query of {@code History} and {@code Claims}: one page of a receipt's stamps or claims, oldest first.
 *
 * @param after {@code next} of the page before; absent for the first
 */
public record StepsQuery(
        String code, String number, @Nullable String after, int limit) {
    public StepsQuery {
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.textIfPresent(after, 1000, "after");
        Require.range(limit, 1, PageRequest.MAX_LIMIT, "limit");
    }
}
