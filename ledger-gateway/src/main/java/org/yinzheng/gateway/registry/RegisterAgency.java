// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.registry.AgencyEntry;
import org.yinzheng.chaincode.registry.RegisterAgencyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Registers an agency of the caller's region. */
@Component
final class RegisterAgency {
    private final LedgerCalls calls;

    RegisterAgency(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, AgencyEntry agency) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new RegisterAgencyRequest(requestId, agency);
        return calls.plain(
                "registry.register-agency", agency.agency(), calls.own(caller, "registry:RegisterAgency", request));
    }
}
