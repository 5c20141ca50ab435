// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.registry.UpdateAgencyRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;

/** Changes what an agency is called, what it may do, and which client certificates are let in. */
@Component
final class UpdateAgency {
    private final LedgerCalls calls;

    UpdateAgency(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String agency, Order order) {
        caller.require(Role.REGISTRAR, Role.NATIONAL);
        var request = new UpdateAgencyRequest(
                requestId,
                agency,
                order.seq(),
                order.labels(),
                order.roles(),
                order.types(),
                order.blockedCertificates(),
                order.earliestCertificate());
        return calls.plain("registry.update-agency", agency, calls.own(caller, "registry:UpdateAgency", request));
    }

    /**
     * Every member replaces what stands there.
     *
     * @param seq the sequence number that was read; refused if the agency was changed since
     * @param roles what certificates of the agency may claim
     * @param types numbers of the types that it may issue
     * @param blockedCertificates SHA-256 (hex) of client certificates that were stolen or withdrawn
     * @param earliestCertificate client certificates made before this (epoch seconds) are refused; 0 for none
     */
    @Schema(name = "AgencyUpdate")
    record Order(
            long seq,
            Labels labels,
            List<org.yinzheng.chaincode.authority.Role> roles,
            List<Integer> types,
            List<String> blockedCertificates,
            long earliestCertificate) {}
}
