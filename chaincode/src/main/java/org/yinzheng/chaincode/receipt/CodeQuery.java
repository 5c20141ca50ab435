// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.PageRequest;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Query of {@code Blocks} and {@code Batches}: one page, in the order of codes and numbers.
 *
 * @param code receipt code; absent for all of the region
 * @param after {@code next} of the page before; absent for the first
 */
public record CodeQuery(@Nullable String code, @Nullable String after, int limit) {
    public CodeQuery {
        if (code != null) {
            ReceiptNumber.checkCode(code);
        }
        Require.textIfPresent(after, 1000, "after");
        Require.range(limit, 1, PageRequest.MAX_LIMIT, "limit");
    }

    List<String> parts() {
        return code == null ? List.of() : List.of(code);
    }
}
