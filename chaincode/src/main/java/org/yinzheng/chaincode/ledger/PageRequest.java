// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Asks for one page of a list. Evaluate only.
 *
 * @param after {@code next} of the page before; absent for the first
 * @param limit 1 to 200
 */
public record PageRequest(@Nullable String after, int limit) {
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        Require.textIfPresent(after, 1000, "after");
        Require.range(limit, 1, MAX_LIMIT, "limit");
    }
}
