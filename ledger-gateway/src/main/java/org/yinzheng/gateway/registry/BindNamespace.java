// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.BindNamespaceRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Binds the caller's own region to its namespace; the caller's agency becomes the first of the region. */
@Component
final class BindNamespace {
    private final LedgerCalls calls;

    BindNamespace(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, AgencyEntry agency) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new BindNamespaceRequest(
                requestId, caller.region(), caller.organisation().commonNamespace(), agency);
        return calls.plain(
                "registry.bind-namespace", caller.region(), calls.own(caller, "registry:BindNamespace", request));
    }
}
