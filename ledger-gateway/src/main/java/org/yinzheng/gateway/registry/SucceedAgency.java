// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.SucceedAgencyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Closes an agency in favour of another, which acts on its documents from then on. */
@Component
final class SucceedAgency {
    private final LedgerCalls calls;

    SucceedAgency(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String agency, LongSupplier seq, String successor, String cause) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new SucceedAgencyRequest(requestId, agency, seq.getAsLong(), successor, cause);
        return calls.plain("registry.succeed-agency", agency, calls.own(caller, "registry:SucceedAgency", request));
    }
}
