// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.FoundRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Founds the common namespace and the national platform's region, once. */
@Component
final class FoundNetwork {
    private final LedgerCalls calls;

    FoundNetwork(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, Labels labels) {
        caller.require(Role.NATIONAL);
        var request = new FoundRequest(
                requestId, caller.region(), labels, caller.organisation().namespace());
        return calls.plain("registry.found-network", caller.region(), calls.common(caller, "registry:Found", request));
    }
}
