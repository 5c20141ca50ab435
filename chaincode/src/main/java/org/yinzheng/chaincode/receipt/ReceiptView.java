// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer: all that the ledger knows of a receipt, histories apart.
 *
 * @param state null while nothing happened after issue
 * @param account null while nobody has claimed
 * @param returned the claims that {@code account.returned} names, for {@link ClaimRest#of}
 */
public record ReceiptView(
        BatchState batch,
        @Nullable ReceiptState state,
        @Nullable ClaimAccountState account,
        List<ClaimState> returned) {
    public ReceiptView {
        returned = List.copyOf(returned);
    }
}
