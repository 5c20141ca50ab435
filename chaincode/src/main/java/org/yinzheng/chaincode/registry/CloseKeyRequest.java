// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Closes a key for good; keeper or approver of the agency or of its successor, or the region's registrar. */
public record CloseKeyRequest(String requestId, String kid, KeyState.Closing closing) implements Request {
    public CloseKeyRequest {
        Require.uuid(requestId, "requestId");
        Require.hex(kid, 16, "kid");
        Require.present(closing, "closing");
    }
}
