// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.OperateRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** SUSPEND, RESTORE, EXPIRE, END, TRANSFER_OUT and UNDO. */
@Component
class OperateLicence {
    private final LicenceReader reader;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    OperateLicence(LicenceReader reader, LedgerCalls calls, DocumentDrafts drafts) {
        this.reader = reader;
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String licenceId, OperationOrder order) {
        caller.require(Role.CLERK, Role.APPROVER);
        var view = reader.onLedger(caller, licenceId, null);
        var text = CauseTexts.document(caller, order.causeText());
        var request = new OperateRequest(
                requestId,
                order.operation(),
                licenceId,
                view.state().seq(),
                order.cause(),
                CauseTexts.digest(text),
                order.outcome(),
                order.toRegion());
        var state = drafts.changed(
                LicenceReader.documentId(caller, licenceId), after(order).name());
        var kept = drafts.created(text.stream().toList(), CauseTexts.KEPT);
        return new Change(
                "licence.operate",
                licenceId,
                calls.own(caller, "licence:Operate", request),
                calls::answer,
                state.andThen(kept));
    }

    /** The state that the document takes; the ledger refuses whatever does not lead there. */
    private static LicenceStatus after(OperationOrder order) {
        return switch (order.operation()) {
            case SUSPEND -> LicenceStatus.SUSPENDED;
            case RESTORE, UNDO -> LicenceStatus.VALID;
            case TRANSFER_OUT -> LicenceStatus.MOVED_OUT;
            case END -> order.outcome() == null ? LicenceStatus.CANCELLED : order.outcome();
            case EXPIRE, RENEW, CHANGE, REISSUE, CORRECT, ISSUE, TRANSFER_IN, BIND, UNBIND -> LicenceStatus.LAPSED;
        };
    }
}
