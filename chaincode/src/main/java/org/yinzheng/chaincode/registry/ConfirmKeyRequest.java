// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Confirms a proposed key; approver or keeper of the same agency, another officer than the one who proposed it. */
public record ConfirmKeyRequest(String requestId, String kid) implements Request {
    public ConfirmKeyRequest {
        Require.uuid(requestId, "requestId");
        Require.hex(kid, 16, "kid");
    }
}
