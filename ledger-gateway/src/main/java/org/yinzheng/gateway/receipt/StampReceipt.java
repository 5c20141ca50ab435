// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.StampRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.LedgerCalls;

/** DELIVER, PAPER, PAPER_RECALL and ARCHIVE. */
@Component
class StampReceipt {
    private final OwnReceipts own;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    StampReceipt(OwnReceipts own, LedgerCalls calls, DocumentDrafts drafts) {
        this.own = own;
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String code, String number, Order order) {
        caller.require(Role.CLERK, Role.APPROVER);
        var receipt = own.open(caller, code, number, "STAMP");
        var mandate = CauseTexts.document(caller, order.mandate());
        var request = new StampRequest(
                requestId,
                code,
                number,
                order.activity(),
                receipt.proof(),
                paper(receipt, order).orElse(null),
                CauseTexts.digest(mandate));
        var kept = drafts.created(mandate.stream().toList(), CauseTexts.KEPT);
        return new Change(
                "receipt.stamp", code + ":" + number, calls.own(caller, "receipt:Stamp", request), calls::answer, kept);
    }

    /** The same paper number gives the same commitment, so that a repeat is recognised as one. */
    private static Optional<String> paper(OwnReceipts.Opened receipt, Order order) {
        if (order.activity() != Activity.PAPER) {
            return Optional.empty();
        }
        var paper = order.paperNumber();
        if (paper == null || paper.isBlank() || paper.length() > 40) {
            throw Problem.INVALID_FIELDS.exception(List.of(
                    new FieldError("paperNumber", "MISSING", "the number of the paper form, 1 to 40 characters")));
        }
        return Optional.of(receipt.commitTo("paper", paper));
    }

    /**
     * @param activity DELIVER, PAPER, PAPER_RECALL or ARCHIVE
     * @param paperNumber for PAPER: number of the paper form; only its commitment stands on the ledger
     * @param mandate text of the mandate, at most 200 characters; only its salted digest stands on the ledger
     */
    @Schema(name = "StampOrder")
    record Order(
            Activity activity,
            @Nullable String paperNumber,
            @Nullable String mandate) {}
}
