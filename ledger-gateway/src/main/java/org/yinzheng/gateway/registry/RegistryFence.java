// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.outbox.Fence;

/** {@code registry:Fence} in the caller's own region. */
@Component
class RegistryFence implements Fence {
    private final Organisations organisations;

    RegistryFence(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public LedgerCall against(LedgerIdentity identity, String requestId) {
        var namespace = organisations.byMsp(identity.mspId()).orElseThrow().namespace();
        var request = "{\"fenced\":\"" + requestId + "\",\"requestId\":\"" + UUID.randomUUID() + "\"}";
        return LedgerCall.of(namespace, "registry:Fence", request, Set.of());
    }
}
