// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.ConfirmKeyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Confirms an issuing key, as a second officer. */
@Component
final class ConfirmKey {
    private final LedgerCalls calls;

    ConfirmKey(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String kid) {
        caller.require(Role.APPROVER, Role.KEEPER);
        var request = new ConfirmKeyRequest(requestId, kid);
        return calls.plain("registry.confirm-key", kid, calls.own(caller, "registry:ConfirmKey", request));
    }
}
