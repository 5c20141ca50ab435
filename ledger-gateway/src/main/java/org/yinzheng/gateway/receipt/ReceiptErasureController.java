// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;

/** Erasure by right. Nothing is written to the ledger: it holds nothing that could be erased. */
@RestController
class ReceiptErasureController {
    private final EraseReceipt eraseReceipt;

    ReceiptErasureController(EraseReceipt eraseReceipt) {
        this.eraseReceipt = eraseReceipt;
    }

    @Operation(
            summary = "Erase the content of a receipt that was reversed or archived: its key is destroyed",
            description = "By an approver of the issuing unit. The ledger keeps number, dates, stamps and claims;"
                    + " nothing opens the amounts any more.",
            tags = "receipts")
    @PostMapping("/api/v1/receipts/{code}/{number}/erasure")
    Erased erase(Caller caller, @PathVariable String code, @PathVariable String number) {
        return new Erased(code + ":" + number, eraseReceipt.erase(caller, code, number));
    }

    /** @param erasedAt epoch seconds */
    @Schema(name = "ErasedReceipt")
    record Erased(String receiptId, long erasedAt) {}
}
