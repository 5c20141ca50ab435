// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.CloseAgencyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Closes an agency for good. */
@Component
final class CloseAgency {
    private final LedgerCalls calls;

    CloseAgency(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String agency, LongSupplier seq, String cause) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new CloseAgencyRequest(requestId, agency, seq.getAsLong(), cause);
        return calls.plain("registry.close-agency", agency, calls.own(caller, "registry:CloseAgency", request));
    }
}
