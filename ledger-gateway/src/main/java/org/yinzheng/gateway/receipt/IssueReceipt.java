// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.registry.LedgerCalls;
import tools.jackson.databind.node.ObjectNode;

/** Issues one receipt with the next number of a free lane. */
@Component
class IssueReceipt {
    static final String OPERATION = "receipt.issue";

    /** State of a receipt's document once it is recorded. */
    static final String ISSUED = "ISSUED";

    private final ReceiptDrafting drafting;
    private final NumberLanes lanes;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;
    private final Changes changes;

    IssueReceipt(
            ReceiptDrafting drafting, NumberLanes lanes, LedgerCalls calls, DocumentDrafts drafts, Changes changes) {
        this.drafting = drafting;
        this.lanes = lanes;
        this.calls = calls;
        this.drafts = drafts;
        this.changes = changes;
    }

    ResponseEntity<ObjectNode> issue(Caller caller, IdempotencyKey key, ReceiptOrder order) {
        return Changes.answer(outcome(caller, key, order));
    }

    Outcome outcome(Caller caller, IdempotencyKey key, ReceiptOrder order) {
        try (var hand = new Hand()) {
            var outcome = changes.outcome(caller, key, requestId -> {
                caller.require(Role.CLERK);
                var checked = drafting.check(caller, order);
                return change(caller, requestId, checked, hand.hold(lanes.take(caller, order.code(), 1)));
            });
            hand.recorded(outcome);
            return outcome;
        }
    }

    private Change change(Caller caller, String requestId, CheckedDocument checked, NumberLanes.Taken taken) {
        var draft = drafting.draft(caller, checked, taken.number());
        var request = new IssueReceiptsRequest(
                requestId,
                draft.batchId(),
                taken.block(),
                taken.lane(),
                taken.number().number(),
                draft.kid(),
                draft.type().number(),
                draft.type().version(),
                draft.credential().claims().iat(),
                ReceiptLeaf.encode(List.of(draft.leaf())));
        return new Change(
                OPERATION,
                taken.number().code() + ":" + taken.number().number(),
                calls.own(caller, "receipt:Issue", request),
                result -> draft.describe(calls.answer(result)),
                drafts.created(List.of(draft.document()), ISSUED));
    }
}
