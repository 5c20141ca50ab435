// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.AdoptTypeRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Takes a version of a type into use in the caller's region. */
@Component
final class AdoptType {
    private final LedgerCalls calls;

    AdoptType(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, int type, int version) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new AdoptTypeRequest(requestId, type, version);
        return calls.plain(
                "registry.adopt-type", String.valueOf(type), calls.own(caller, "registry:AdoptType", request));
    }
}
