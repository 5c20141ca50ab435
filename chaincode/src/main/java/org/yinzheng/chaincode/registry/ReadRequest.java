// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Require;

/** Asks for the stored record of one key; the answer is empty when there is none. Any member, and as a nested leaf call. */
public record ReadRequest(LedgerKeys.Kind kind, List<String> parts) {
    public ReadRequest {
        Require.present(kind, "kind");
        parts = Require.list(parts, 0, 8, "parts");
    }
}
