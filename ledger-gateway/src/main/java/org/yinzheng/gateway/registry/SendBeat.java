// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.BeatRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Shows that an idle region's view of the ledger is fresh. */
@Component
final class SendBeat {
    private final LedgerCalls calls;

    SendBeat(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId) {
        caller.require(Role.REGISTRAR, Role.NATIONAL, Role.CLERK, Role.APPROVER, Role.KEEPER);
        var request = new BeatRequest(requestId);
        return calls.plain("registry.send-beat", caller.region(), calls.own(caller, "registry:Beat", request));
    }
}
