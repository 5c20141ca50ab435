// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.ledger.PageRequest;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Asks for one page of the records of a kind. Evaluate only.
 *
 * @param parts the first parts of the keys wanted; none for all of the kind
 */
public record ListRequest(
        LedgerKeys.Kind kind, List<String> parts, @Nullable String after, int limit) {
    public ListRequest {
        Require.present(kind, "kind");
        parts = Require.list(parts, 0, 8, "parts");
        Require.textIfPresent(after, 1000, "after");
        Require.range(limit, 1, PageRequest.MAX_LIMIT, "limit");
    }
}
