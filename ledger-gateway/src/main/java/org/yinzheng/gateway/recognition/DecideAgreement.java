// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.recognition;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.recognition.AcceptanceState;
import org.yinzheng.chaincode.recognition.ActivateAgreementRequest;
import org.yinzheng.chaincode.recognition.DecideAgreementRequest;
import org.yinzheng.chaincode.recognition.Decision;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.registry.LedgerCalls;
import org.yinzheng.gateway.registry.RegistryReader;

/** A party's decision on its own part of an agreement, and the activation once every party has accepted. */
@Component
class DecideAgreement {
    private final LedgerCalls calls;
    private final RegistryReader registry;

    DecideAgreement(LedgerCalls calls, RegistryReader registry) {
        this.calls = calls;
        this.registry = registry;
    }

    Change decide(Caller caller, String requestId, String agreement, int version, Decision decision, Order order) {
        caller.require(Role.APPROVER);
        var key = LedgerKeys.acceptance(agreement, version, caller.region());
        long seq = registry.find(caller, caller.organisation().namespace(), key, AcceptanceState.class)
                .map(AcceptanceState::seq)
                .orElse(0L);
        var request = new DecideAgreementRequest(
                requestId,
                agreement,
                version,
                decision,
                seq,
                Objects.requireNonNullElse(order.cause(), decision.name()));
        return calls.plain(
                "recognition.decide-agreement",
                agreement + "." + version,
                calls.own(caller, "recognition:Decide", request));
    }

    Change activate(Caller caller, String requestId, String agreement, int version) {
        caller.require(Role.APPROVER);
        var request = new ActivateAgreementRequest(requestId, agreement, version);
        return calls.plain(
                "recognition.activate-agreement",
                agreement + "." + version,
                calls.common(caller, "recognition:Activate", request));
    }

    /** @param cause a code; the decision's own name where it is left out */
    @Schema(name = "DecisionOrder")
    record Order(@Nullable String cause) {}
}
