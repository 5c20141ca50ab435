// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.AdmitRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Admits an agency's types for use in other regions. */
@Component
final class AdmitAgency {
    private final LedgerCalls calls;

    AdmitAgency(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, AdmissionBody body, LongSupplier seq) {
        caller.require(Role.NATIONAL);
        var request = new AdmitRequest(
                requestId, body.agency(), body.region(), seq.getAsLong(), body.types(), body.keyQuota());
        return calls.plain("registry.admit-agency", body.agency(), calls.own(caller, "registry:Admit", request));
    }
}
