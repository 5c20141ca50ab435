// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ReceiptTransient;
import org.yinzheng.chaincode.receipt.RedReceipt;
import org.yinzheng.chaincode.receipt.ReverseRequest;
import org.yinzheng.chaincode.registry.LicenceType.Format;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.registry.LedgerCalls;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reverses a receipt (冲红) and issues the red one over the negative total, in one transaction. */
@Component
class ReverseReceipt {
    static final String OPERATION = "receipt.reverse";
    static final String REVERSED = "REVERSED";

    private final OwnReceipts own;
    private final ReceiptDrafting drafting;
    private final NumberLanes lanes;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;
    private final Changes changes;

    ReverseReceipt(
            OwnReceipts own,
            ReceiptDrafting drafting,
            NumberLanes lanes,
            LedgerCalls calls,
            DocumentDrafts drafts,
            Changes changes) {
        this.own = own;
        this.drafting = drafting;
        this.lanes = lanes;
        this.calls = calls;
        this.drafts = drafts;
        this.changes = changes;
    }

    ResponseEntity<ObjectNode> reverse(Caller caller, IdempotencyKey key, String code, String number, Order order) {
        return Changes.answer(outcome(caller, key, code, number, order));
    }

    Outcome outcome(Caller caller, IdempotencyKey key, String code, String number, Order order) {
        try (var hand = new Hand()) {
            var outcome = changes.outcome(caller, key, requestId -> {
                caller.require(Role.CLERK, Role.APPROVER);
                var receipt = own.open(caller, code, number, "REVERSE");
                return change(caller, requestId, receipt, order, hand.hold(lanes.take(caller, code, 1)));
            });
            hand.recorded(outcome);
            return outcome;
        }
    }

    private Change change(
            Caller caller, String requestId, OwnReceipts.Opened receipt, Order order, NumberLanes.Taken taken) {
        var red = drafting.draft(caller, negative(receipt), taken.number());
        var mandate = CauseTexts.document(caller, order.mandate());
        var number = receipt.number();
        var request = new ReverseRequest(
                requestId,
                number.code(),
                number.number(),
                receipt.proof(),
                order.reason(),
                new RedReceipt(
                        red.batchId(),
                        taken.block(),
                        taken.lane(),
                        taken.number().number(),
                        red.kid(),
                        red.type().number(),
                        red.type().version(),
                        red.credential().claims().iat(),
                        red.leaf()),
                CauseTexts.digest(mandate));
        var transientData = Map.of(
                ReceiptTransient.TOTAL, Long.toString(receipt.total()).getBytes(StandardCharsets.US_ASCII),
                ReceiptTransient.SECRET, receipt.secret().bytes(),
                ReceiptTransient.RED_SECRET,
                        ReceiptDrafting.secret(red.credential().claims().cti()).bytes());
        var reversed = drafts.changed(receipt.document().summary().id(), REVERSED);
        var created = drafts.created(List.of(red.document()), IssueReceipt.ISSUED);
        var kept = drafts.created(mandate.stream().toList(), CauseTexts.KEPT);
        return new Change(
                OPERATION,
                taken.number().code() + ":" + taken.number().number(),
                calls.own(caller, "receipt:Reverse", request, transientData),
                result -> red.describe(calls.answer(result)).put("reverses", number.text()),
                reversed.andThen(created).andThen(kept));
    }

    /** The same receipt with every amount below zero. */
    private static CheckedDocument negative(OwnReceipts.Opened receipt) {
        var checked = receipt.checked();
        var fields = checked.fields();
        receipt.type().fields().stream()
                .filter(field -> field.format() == Format.FEN)
                .forEach(field -> {
                    JsonNode amount = fields.path(field.name());
                    if (amount.isIntegralNumber()) {
                        fields.put(field.name(), -amount.longValue());
                    }
                });
        return checked;
    }

    /**
     * @param reason reason code, such as ISSUED_IN_ERROR
     * @param mandate text of the mandate, at most 200 characters; only its salted digest stands on the ledger
     */
    @Schema(name = "ReversalOrder")
    record Order(String reason, @Nullable String mandate) {}
}
