// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A request that needs two people.
 *
 * @param askedAt epoch milliseconds, as the others
 * @param steps what became of each, once it is carried out
 */
@Schema(name = "Approval")
public record ApprovalView(
        String approvalId,
        String kind,
        String subject,
        Approval.State state,
        String askedBy,
        long askedAt,
        long expiresAt,
        @Nullable String decidedBy,
        @Nullable Long decidedAt,
        int changes,
        int recorded,
        int refused,
        List<ApprovalStep> steps) {
    static ApprovalView of(Approval one, List<ApprovalStep> steps) {
        return new ApprovalView(
                one.id(),
                one.kind(),
                one.subject(),
                one.state(),
                one.askedOfficer(),
                one.askedAt(),
                one.expiresAt(),
                one.decidedOfficer(),
                one.decidedAt(),
                one.steps(),
                one.done(),
                one.refused(),
                List.copyOf(steps));
    }

    /** 202: asked for, nothing is changed before a second person confirms. */
    public static ResponseEntity<ApprovalView> asked(Approval one) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/approvals/" + one.id()))
                .body(of(one, List.of()));
    }
}
