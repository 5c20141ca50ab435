// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.invoice;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.chaincode.receipt.InvoiceQuery;
import org.yinzheng.chaincode.receipt.InvoiceState;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.registry.RegistryReader;
import tools.jackson.databind.node.ObjectNode;

/** The use of fully digital invoices over HTTP. An invoice's number has 20 digits. */
@RestController
@RequestMapping("/api/v1/invoices/{number}")
class InvoiceController {
    private final Changes changes;
    private final StampInvoice stampInvoice;
    private final ReleaseInvoice releaseInvoice;
    private final RegistryReader ledger;

    InvoiceController(
            Changes changes, StampInvoice stampInvoice, ReleaseInvoice releaseInvoice, RegistryReader ledger) {
        this.changes = changes;
        this.stampInvoice = stampInvoice;
        this.releaseInvoice = releaseInvoice;
        this.ledger = ledger;
    }

    @Operation(summary = "The use of an invoice, as every member of the channel can read it", tags = "invoices")
    @GetMapping
    InvoiceState read(Caller caller, @PathVariable String number) {
        return ledger.read(
                caller,
                caller.organisation().commonNamespace(),
                "receipt:Invoice",
                new InvoiceQuery(number),
                InvoiceState.class);
    }

    @Operation(
            summary = "Stamp the use of an invoice: one user at a time, the next is told since when it is in use",
            tags = "invoices")
    @PostMapping("/uses")
    ResponseEntity<ObjectNode> stamp(
            Caller caller, IdempotencyKey key, @PathVariable String number, @RequestBody StampInvoice.Order order) {
        return changes.make(caller, key, id -> stampInvoice.prepare(caller, id, number, order));
    }

    @Operation(summary = "Give an invoice back, as who uses it", tags = "invoices")
    @PostMapping("/release")
    ResponseEntity<ObjectNode> release(
            Caller caller, IdempotencyKey key, @PathVariable String number, @RequestBody ReleaseInvoice.Order order) {
        return changes.make(caller, key, id -> releaseInvoice.prepare(caller, id, number, order));
    }
}
