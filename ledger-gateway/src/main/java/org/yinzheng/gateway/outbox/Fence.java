// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.organisation.LedgerIdentity;

/** Names the ledger call that shuts out a request for good, so that a late original fails with a read conflict. */
public interface Fence {
    LedgerCall against(LedgerIdentity identity, String requestId);
}
