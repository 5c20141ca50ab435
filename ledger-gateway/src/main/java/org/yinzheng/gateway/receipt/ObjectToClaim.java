// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ObjectToClaimRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.LedgerCalls;

/** The issuing unit objects to a claim on its receipt; only then may a supervisor release it. */
@Component
class ObjectToClaim {
    private final OwnReceipts own;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    ObjectToClaim(OwnReceipts own, LedgerCalls calls, DocumentDrafts drafts) {
        this.own = own;
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String code, String number, Order order) {
        caller.require(Role.CLERK, Role.APPROVER);
        var receipt = own.open(caller, code, number, "OBJECTION");
        var statement = CauseTexts.document(caller, order.statement())
                .orElseThrow(() -> Problem.INVALID_FIELDS.exception(
                        List.of(new FieldError("statement", "MISSING", "1 to 200 characters"))));
        var request = new ObjectToClaimRequest(
                requestId,
                code,
                number,
                order.claim(),
                receipt.proof(),
                order.reason(),
                statement.id().identifier());
        return new Change(
                "receipt.object-to-claim",
                code + ":" + number,
                calls.own(caller, "receipt:ObjectToClaim", request),
                calls::answer,
                drafts.created(List.of(statement), CauseTexts.KEPT));
    }

    /**
     * @param claim the claim's sequence number on this receipt
     * @param reason reason code
     * @param statement at most 200 characters, kept here; its salted digest stands on the ledger
     */
    @Schema(name = "ClaimObjectionOrder")
    record Order(long claim, String reason, String statement) {}
}
