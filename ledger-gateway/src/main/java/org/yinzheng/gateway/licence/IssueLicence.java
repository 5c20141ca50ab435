// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.codes.LicenceId;
import org.yinzheng.chaincode.licence.IssueRequest;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Issues one licence: checked, signed, recorded, and only then handed out. */
@Component
public final class IssueLicence {
    private final LicenceDrafting drafting;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    IssueLicence(LicenceDrafting drafting, LedgerCalls calls, DocumentDrafts drafts) {
        this.drafting = drafting;
        this.calls = calls;
        this.drafts = drafts;
    }

    public Change prepare(Caller caller, String requestId, LicenceOrder order) {
        caller.require(Role.CLERK);
        return change(caller, requestId, drafting.draft(caller, order, null), null);
    }

    /** Records a licence that exists already, under the identifier and the dates that it has. */
    public Change existing(Caller caller, String requestId, LicenceOrder order, LicenceId id) {
        caller.require(Role.CLERK);
        return change(caller, requestId, drafting.existing(caller, order, id), true);
    }

    private Change change(Caller caller, String requestId, LicenceDraft draft, @Nullable Boolean imported) {
        var type = draft.type();
        var request = new IssueRequest(
                requestId, type.number(), type.version(), draft.kid(), List.of(draft.entry()), imported, null);
        var document = imported == null ? draft.document() : draft.document().asImported();
        return new Change(
                        "licence.issue",
                        draft.id().toString(),
                        calls.own(caller, "licence:Issue", request),
                        // of a call for several, this is the answer of the one
                        result -> draft.describe(calls.answer(result).put("count", 1)),
                        drafts.created(List.of(document), LicenceStatus.VALID.name()))
                .draftedAgainWhen(code -> drafting.worthAnother(draft, code))
                .joinedBy(new JointIssue(calls, caller, request));
    }
}
