// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Registers a region with the member that owns its namespace. */
@Component
final class RegisterRegion {
    private final LedgerCalls calls;

    RegisterRegion(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, RegisterRegionBody body) {
        caller.require(Role.NATIONAL);
        var request = body.request(requestId);
        return calls.plain(
                "registry.register-region", body.region(), calls.common(caller, "registry:RegisterRegion", request));
    }
}
