// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.recognition.ObjectRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.issuing.CauseTexts;
import org.yinzheng.gateway.issuing.DocumentDrafts;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;

/** Raises an objection (异议) after a recognition record. */
@Component
class RaiseObjection {
    private static final int USUAL_DAYS = 10;

    private final LedgerCalls calls;
    private final DocumentDrafts drafts;

    RaiseObjection(LedgerCalls calls, DocumentDrafts drafts) {
        this.calls = calls;
        this.drafts = drafts;
    }

    Change prepare(Caller caller, String requestId, String recognition, Order order) {
        caller.require(Role.CLERK, Role.APPROVER);
        var text = CauseTexts.document(caller, order.text());
        var objection = UUID.randomUUID().toString();
        var request = new ObjectRequest(
                requestId,
                objection,
                recognition,
                order.reason(),
                CauseTexts.digest(text),
                Objects.requireNonNullElse(order.answerDays(), USUAL_DAYS));
        return new Change(
                "recognition.object",
                objection,
                calls.own(caller, "recognition:Object", request),
                result -> calls.answer(result).put("objection", objection),
                drafts.created(text.stream().toList(), CauseTexts.KEPT));
    }

    /**
     * @param reason code
     * @param text at most 200 characters, kept here; its salted digest stands on the ledger
     * @param answerDays how many days the issuer has, 1 to 60; 10 unless said otherwise
     */
    @Schema(name = "ObjectionOrder")
    record Order(
            String reason, @Nullable String text, @Nullable Integer answerDays) {}
}
