// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.AnswerRequest;
import org.yinzheng.chaincode.recognition.Outcome;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Answers an objection, as the issuer or its successor. */
@Component
class AnswerObjection {
    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    AnswerObjection(LedgerCalls calls, DocumentDrafts drafts) {
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String objection, Order order) {
        caller.require(Role.APPROVER);
        var text = CauseTexts.document(caller, order.text());
        var request = new AnswerRequest(
                requestId, objection, order.recogniserRegion(), order.outcome(), CauseTexts.digest(text));
        return new Change(
                "recognition.answer",
                objection,
                calls.own(caller, "recognition:Answer", request),
                calls::answer,
                drafts.created(text.stream().toList(), CauseTexts.KEPT));
    }

    /**
     * @param recogniserRegion where the objection was raised
     * @param outcome UPHELD or CORRECTED
     * @param text at most 200 characters, kept here; its salted digest stands on the ledger
     */
    @Schema(name = "AnswerOrder")
    record Order(
            String recogniserRegion,
            Outcome outcome,
            @Nullable String text) {}
}
