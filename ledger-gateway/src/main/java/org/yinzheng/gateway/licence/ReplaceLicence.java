// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.ReplaceRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.FieldError;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.LedgerCalls;

/** RENEW, CHANGE, REISSUE and CORRECT: the licence lapses and a linked successor is issued, in one transaction. */
@Component
class ReplaceLicence {
    private final LicenceReader reader;
    private final LicenceDrafting drafting;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    ReplaceLicence(LicenceReader reader, LicenceDrafting drafting, LedgerCalls calls, DocumentDrafts drafts) {
        this.reader = reader;
        this.drafting = drafting;
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String licenceId, OperationOrder order) {
        caller.require(Role.CLERK);
        var successor = order.successor();
        if (successor == null) {
            throw Problem.INVALID_FIELDS.exception(
                    List.of(new FieldError("successor", "MISSING", "the licence that follows")));
        }
        var view = reader.onLedger(caller, licenceId, null);
        var draft = drafting.draft(caller, successor, LicenceId.parse(licenceId));
        var text = CauseTexts.document(caller, order.causeText());
        var request = new ReplaceRequest(
                requestId,
                order.operation(),
                licenceId,
                view.state().seq(),
                order.cause(),
                CauseTexts.digest(text),
                draft.type().number(),
                draft.type().version(),
                draft.kid(),
                draft.entry());
        var lapsed = drafts.changed(LicenceReader.documentId(caller, licenceId), LicenceStatus.LAPSED.name());
        var created = drafts.created(List.of(draft.document()), LicenceStatus.VALID.name());
        var kept = drafts.created(text.stream().toList(), CauseTexts.KEPT);
        return new Change(
                        "licence.replace",
                        licenceId,
                        calls.own(caller, "licence:Replace", request),
                        result -> draft.describe(calls.answer(result)).put("predecessor", licenceId),
                        lapsed.andThen(created).andThen(kept))
                .draftedAgainWhen(code -> drafting.worthAnother(draft, code));
    }
}
