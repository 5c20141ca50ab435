// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.IssueReceiptsRequest;
import org.yinzheng.chaincode.receipt.ReceiptLeaf;
import org.yinzheng.credential.print.LedgerPlace;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.document.DocumentContent;
import org.yinzheng.gateway.document.NewDocument;
import org.yinzheng.gateway.issuing.CheckedDocument;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.registry.LedgerCalls;
import tools.jackson.databind.node.ObjectNode;

/** Issues receipts with consecutive numbers of one lane in one transaction: all of them, or none. */
@Component
class IssueReceiptBatch {
    static final String OPERATION = "receipt.issue-batch";

    /** Faults told of a batch; a file with more is wrong as a whole. */
    private static final int MOST_FAULTS = 100;

    private final ReceiptDrafting drafting;
    private final NumberLanes lanes;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;
    private final Changes changes;
    private final Clock clock;

    IssueReceiptBatch(
            ReceiptDrafting drafting,
            NumberLanes lanes,
            LedgerCalls calls,
            DocumentDrafts drafts,
            Changes changes,
            Clock clock) {
        this.drafting = drafting;
        this.lanes = lanes;
        this.calls = calls;
        this.drafts = drafts;
        this.changes = changes;
        this.clock = clock;
    }

    ResponseEntity<ObjectNode> issue(Caller caller, IdempotencyKey key, ReceiptBatchOrder order) {
        try (var hand = new Hand()) {
            var outcome = changes.outcome(caller, key, requestId -> {
                caller.require(Role.CLERK);
                var checked = check(caller, order);
                return change(caller, requestId, checked, hand.hold(lanes.take(caller, order.code(), checked.size())));
            });
            hand.recorded(outcome);
            return Changes.answer(outcome);
        }
    }

    /** Checks every receipt before any is signed, and tells all faults, each with its place in the list. */
    private List<CheckedDocument> check(Caller caller, ReceiptBatchOrder order) {
        drafting.type(caller, order.type());
        var checked = new ArrayList<CheckedDocument>();
        var faults = new ArrayList<FieldError>();
        for (int i = 0; i < order.receipts().size() && faults.size() < MOST_FAULTS; i++) {
            try {
                checked.add(drafting.check(caller, order.order(order.receipts().get(i))));
            } catch (ProblemException e) {
                faults.addAll(placed(e, i));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.INVALID_FIELDS.exception(faults);
        }
        return checked;
    }

    private static List<FieldError> placed(ProblemException e, int place) {
        if (e.problem() != Problem.INVALID_FIELDS) {
            throw e;
        }
        return e.errors().stream()
                .map(one -> new FieldError("receipts[" + place + "]." + one.field(), one.code(), one.detail()))
                .toList();
    }

    private Change change(Caller caller, String requestId, List<CheckedDocument> checked, NumberLanes.Taken taken) {
        var signed = sign(caller, checked, taken);
        var leaves = signed.stream().map(ReceiptDraft::leaf).toList();
        var first = signed.get(0);
        var request = new IssueReceiptsRequest(
                requestId,
                first.batchId(),
                taken.block(),
                taken.lane(),
                taken.number().number(),
                first.kid(),
                first.type().number(),
                first.type().version(),
                first.credential().claims().iat(),
                ReceiptLeaf.encode(leaves));
        var paths = ReceiptLeaf.paths(leaves);
        var places = paths.stream()
                .map(path -> new BatchPlace(taken.number().number(), path))
                .toList();
        var documents = new ArrayList<NewDocument>();
        for (int i = 0; i < signed.size(); i++) {
            documents.add(placed(signed.get(i).document(), places.get(i)));
        }
        return new Change(
                OPERATION,
                taken.number().code() + ":" + taken.number().number(),
                calls.own(caller, "receipt:Issue", request),
                result -> answer(calls.answer(result), signed, places),
                drafts.created(documents, IssueReceipt.ISSUED));
    }

    private List<ReceiptDraft> sign(Caller caller, List<CheckedDocument> checked, NumberLanes.Taken taken) {
        var batchId = drafting.batchId();
        var now = clock.instant();
        var signed = new ArrayList<ReceiptDraft>();
        for (int i = 0; i < checked.size(); i++) {
            var place = new LedgerPlace.BatchLeaf(batchId, i);
            try {
                signed.add(drafting.draft(caller, checked.get(i), taken.number(i), place, now));
            } catch (ProblemException e) {
                throw Problem.INVALID_FIELDS.exception(placed(e, i));
            }
        }
        return signed;
    }

    private static NewDocument placed(NewDocument document, BatchPlace place) {
        var content = document.content();
        var secrets = new HashMap<>(content.secrets());
        secrets.putAll(place.kept());
        return new NewDocument(
                document.id(),
                document.type(),
                document.agency(),
                document.state(),
                document.holderCommitment(),
                document.lookupPhrase(),
                new DocumentContent(content.fields(), content.holders(), secrets, content.credential()));
    }

    private static ObjectNode answer(ObjectNode batch, List<ReceiptDraft> signed, List<BatchPlace> places) {
        var receipts = batch.putArray("receipts");
        for (int i = 0; i < signed.size(); i++) {
            var receipt = signed.get(i).describe(receipts.addObject());
            var proof =
                    receipt.putObject("proof").put("batchFirst", places.get(i).batchFirst());
            var path = proof.putArray("path");
            places.get(i).path().forEach(path::add);
        }
        return batch;
    }
}
