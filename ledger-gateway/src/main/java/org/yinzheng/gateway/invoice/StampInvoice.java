// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.invoice;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.StampInvoiceRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Stamps the exclusive use of an invoice for the caller's agency, in the common namespace. */
@Component
class StampInvoice {
    private final LedgerCalls calls;

    StampInvoice(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String number, Order order) {
        caller.require(Role.CLAIMANT);
        var request = new StampInvoiceRequest(requestId, number, order.kind());
        return calls.plain("invoice.stamp", number, calls.common(caller, "receipt:StampInvoice", request));
    }

    /** @param kind code, such as REIMBURSEMENT */
    @Schema(name = "InvoiceUse")
    record Order(String kind) {}
}
