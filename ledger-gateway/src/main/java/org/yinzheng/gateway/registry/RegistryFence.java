// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.registry.FenceAnswer;
import org.yinzheng.chaincode.registry.FenceRequest;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisation;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.outbox.Fence;

/** {@code registry:Fence} in the caller's own region, endorsed by any who satisfy its policy. */
@Component
class RegistryFence implements Fence {
    private final Organisations organisations;

    RegistryFence(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public LedgerCall against(LedgerIdentity identity, String chaincode, String requestId) {
        Organisation own = organisations.byMsp(identity.mspId()).orElseThrow();
        var elsewhere = chaincode.equals(own.namespace()) ? null : chaincode;
        var request = new FenceRequest(UUID.randomUUID().toString(), requestId, elsewhere);
        return LedgerCall.of(own.namespace(), "registry:Fence", CanonicalJson.write(request), Set.of());
    }

    @Override
    public boolean shutsOut(String answer) {
        return CanonicalJson.read(answer, FenceAnswer.class).fenced();
    }
}
