// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.licence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.licence.LicenceStatus;
import org.yinzheng.chaincode.licence.TransferInRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Takes over a licence that another region moved out to this one; the losing identifier is closed by the same record. */
@Component
class TransferIn {
    private final LicenceDrafting drafting;
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    TransferIn(LicenceDrafting drafting, LedgerCalls calls, DocumentDrafts drafts) {
        this.drafting = drafting;
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, Order order) {
        caller.require(Role.CLERK);
        var draft = drafting.draft(caller, order.licence(), null);
        var request = new TransferInRequest(
                requestId,
                order.fromRegion(),
                order.losingLicenceId(),
                draft.type().number(),
                draft.type().version(),
                draft.kid(),
                draft.entry());
        return new Change(
                        "licence.transfer-in",
                        draft.id().toString(),
                        calls.own(caller, "licence:TransferIn", request),
                        result -> draft.describe(calls.answer(result)).put("predecessor", order.losingLicenceId()),
                        drafts.created(List.of(draft.document()), LicenceStatus.VALID.name()))
                .draftedAgainWhen(code -> drafting.worthAnother(draft, code));
    }

    /**
     * @param fromRegion the losing region, 6 digits
     * @param losingLicenceId its identifier there
     * @param licence the new licence
     */
    @Schema(name = "TransferInOrder")
    record Order(String fromRegion, String losingLicenceId, LicenceOrder licence) {}
}
