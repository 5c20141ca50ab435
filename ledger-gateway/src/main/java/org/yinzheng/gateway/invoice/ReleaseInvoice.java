// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.invoice;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ReleaseInvoiceRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Gives an invoice back, so that another may use it; by whoever uses it, or its successor. */
@Component
class ReleaseInvoice {
    private final LedgerCalls calls;

    ReleaseInvoice(LedgerCalls calls) {
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, String number, Order order) {
        caller.require(Role.CLAIMANT);
        var request = new ReleaseInvoiceRequest(requestId, number, order.reason());
        return calls.plain("invoice.release", number, calls.common(caller, "receipt:ReleaseInvoice", request));
    }

    /** @param reason reason code, such as BOOKED_IN_ERROR */
    @Schema(name = "InvoiceRelease")
    record Order(String reason) {}
}
