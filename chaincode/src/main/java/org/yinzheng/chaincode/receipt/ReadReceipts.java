// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import java.util.Objects;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;

/** The evaluated functions: a receipt, its histories, blocks, batches, invoices. */
final class ReadReceipts {
    private ReadReceipts() {}

    static ReceiptView receipt(Ledger ledger, ReceiptQuery query) {
        ReceiptRecords records = new ReceiptRecords(ledger, query.code(), query.number());
        BatchState batch = records.batch(Objects.requireNonNullElse(query.batchFirst(), query.number()));
        ClaimAccountState account = records.account().orElse(null);
        List<ClaimState> returned = account == null ? List.of() : records.claims(account.returned());
        return new ReceiptView(batch, records.stored().orElse(null), account, returned);
    }

    static CanonicalJson.Page<StampState> history(Ledger ledger, StepsQuery query) {
        return ledger.page(
                LedgerKeys.Kind.STP,
                List.of(query.code(), query.number()),
                query.after(),
                query.limit(),
                StampState.class);
    }

    static CanonicalJson.Page<ClaimState> claims(Ledger ledger, StepsQuery query) {
        return ledger.page(
                LedgerKeys.Kind.CLM,
                List.of(query.code(), query.number()),
                query.after(),
                query.limit(),
                ClaimState.class);
    }

    static CanonicalJson.Page<NumberBlockState> blocks(Ledger ledger, CodeQuery query) {
        return ledger.page(LedgerKeys.Kind.NB, query.parts(), query.after(), query.limit(), NumberBlockState.class);
    }

    static CanonicalJson.Page<BatchState> batches(Ledger ledger, CodeQuery query) {
        return ledger.page(LedgerKeys.Kind.BAT, query.parts(), query.after(), query.limit(), BatchState.class);
    }

    static BatchState batch(Ledger ledger, BatchQuery query) {
        BatchPlaceState place = ledger.get(
                LedgerKeys.batchPlace(query.batchId()),
                BatchPlaceState.class,
                Refusal.RECEIPT_UNKNOWN,
                "the id of a batch recorded in this namespace is required");
        return ledger.get(
                LedgerKeys.batch(place.code(), place.first()),
                BatchState.class,
                Refusal.RECEIPT_UNKNOWN,
                "the id of a batch recorded in this namespace is required");
    }

    static InvoiceState invoice(Ledger ledger, InvoiceQuery query) {
        return ledger.get(
                LedgerKeys.invoice(query.number()),
                InvoiceState.class,
                Refusal.INVOICE_UNKNOWN,
                "an invoice that was stamped is required");
    }
}
