// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.KeyState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Closes an issuing key for good. */
@Component
final class CloseKey {
    private final LedgerCalls calls;

    CloseKey(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String kid, KeyState.Closing closing) {
        caller.require(Role.KEEPER, Role.APPROVER, Role.REGISTRAR);
        var request = new CloseKeyRequest(requestId, kid, closing);
        return calls.plain("registry.close-key", kid, calls.own(caller, "registry:CloseKey", request));
    }
}
