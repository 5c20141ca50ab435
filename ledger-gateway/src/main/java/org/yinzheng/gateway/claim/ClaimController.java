// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.claim;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import tools.jackson.databind.node.ObjectNode;

/** Claims over HTTP. */
@RestController
@RequestMapping("/api/v1/claims")
class ClaimController {
    private final Changes changes;
    private final ClaimReceipt claimReceipt;
    private final EndClaim endClaim;

    ClaimController(Changes changes, ClaimReceipt claimReceipt, EndClaim endClaim) {
        this.changes = changes;
        this.claimReceipt = claimReceipt;
        this.endClaim = endClaim;
    }

    @Operation(
            summary = "Claim a part of a receipt's total; a claim beyond the rest is refused with when it was claimed",
            tags = "claims")
    @PostMapping
    ResponseEntity<ObjectNode> claim(Caller caller, IdempotencyKey key, @RequestBody ClaimReceipt.Order order) {
        return changes.make(caller, key, id -> claimReceipt.prepare(caller, id, order));
    }

    @Operation(summary = "End a claim: as its claimant, or as the supervising body after an objection", tags = "claims")
    @PostMapping("/{claimId}/release")
    ResponseEntity<ObjectNode> release(
            Caller caller, IdempotencyKey key, @PathVariable String claimId, @RequestBody EndClaim.Order order) {
        var claim = ClaimId.parse(claimId);
        return changes.make(caller, key, id -> endClaim.prepare(caller, id, claim, order));
    }
}
