// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.organisation.LedgerIdentity;

/**
 * Shuts a request out for good, so that a late original fails with a read conflict. What was carried out before cannot be shut
 * out any more, and the fence answers so: it is recorded all the same.
 */
public interface Fence {
    /** @param chaincode where the request went */
    LedgerCall against(LedgerIdentity identity, String chaincode, String requestId);

    /**
     * Whether the request was not carried out; a promise for ever once the fence is recorded, VALID.
     *
     * @param answer what the ledger call returned
     */
    boolean shutsOut(String answer);
}
