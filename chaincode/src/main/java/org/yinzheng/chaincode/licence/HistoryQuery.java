// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.ledger.PageRequest;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Asks for one page of a licence's operations, oldest first, 2 to 200 at a time. Evaluate only.
 *
 * <p>Not one at a time: the first page begins with the issue, which stands in the licence's body and not among the
 * operations. A page of one would leave a page of none to ask for, and Fabric answers that with everything.
 */
public record HistoryQuery(String licenceId, @Nullable String after, int limit) {
    public HistoryQuery {
        LicenceId.parse(licenceId);
        Require.textIfPresent(after, 1000, "after");
        Require.range(limit, 2, PageRequest.MAX_LIMIT, "limit");
    }
}
