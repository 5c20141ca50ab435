// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.EndClaimRequest;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.registry.LedgerCalls;
import org.yinzheng.gateway.registry.Regions;

/** Ends a claim: its claimant takes it back, or the supervising body releases it after an objection. */
@Component
class EndClaim {
    private final Regions regions;
    private final LedgerCalls calls;

    EndClaim(Regions regions, LedgerCalls calls) {
        this.regions = regions;
        this.calls = calls;
    }

    Change prepare(Caller caller, String requestId, ClaimId claim, Order order) {
        caller.require(Role.CLAIMANT, Role.SUPERVISOR);
        boolean supervisor = caller.identity().roles().contains(Role.SUPERVISOR);
        var region = regions.byPrefix(caller, claim.receipt().code()).orElseThrow(Problem.NOT_FOUND::exception);
        var request = new EndClaimRequest(
                requestId,
                claim.receipt().code(),
                claim.receipt().number(),
                claim.seq(),
                Objects.requireNonNullElse(order.reason(), supervisor ? "RELEASED" : "TAKEN_BACK"));
        var partner = supervisor
                ? regions.require(caller, Regions.NATIONAL).mspId()
                : caller.organisation().mspId();
        var call = calls.in(
                region,
                regions.endorsers(caller, region.mspId(), partner),
                supervisor ? "receipt:Release" : "receipt:Unclaim",
                request,
                Map.of());
        return calls.plain(supervisor ? "claim.release" : "claim.take-back", claim.text(), call);
    }

    /** @param reason reason code */
    @Schema(name = "EndClaimOrder")
    record Order(@Nullable String reason) {}
}
