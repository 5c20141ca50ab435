// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Shows that an idle region's view of the ledger is fresh; any officer of the region, own namespace. */
public record BeatRequest(String requestId) implements Request {
    public BeatRequest {
        Require.uuid(requestId, "requestId");
    }
}
