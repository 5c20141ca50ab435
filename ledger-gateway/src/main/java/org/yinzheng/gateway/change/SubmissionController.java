// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.outbox.Submission;
import org.yinzheng.gateway.outbox.SubmissionState;
import org.yinzheng.gateway.problem.Problem;

@RestController
class SubmissionController {
    private final Outbox outbox;

    SubmissionController(Outbox outbox) {
        this.outbox = outbox;
    }

    @Operation(summary = "What became of a change of this account", tags = "submissions")
    @GetMapping("/api/v1/submissions/{id}")
    View submission(Caller caller, @PathVariable String id) {
        return outbox.find(caller.account(), id).map(View::of).orElseThrow(Problem.NOT_FOUND::exception);
    }

    /**
     * @param state PENDING and UNKNOWN are still open; the others are final
     * @param code why it is not recorded
     */
    @Schema(name = "Submission")
    record View(
            String submissionId,
            String operation,
            String subject,
            String transactionId,
            SubmissionState state,
            @Nullable String code,
            @Nullable Long blockNumber,
            Instant createdAt,
            @Nullable Instant settledAt) {
        static View of(Submission one) {
            return new View(
                    one.id(),
                    one.operation(),
                    one.subject(),
                    one.transactionId(),
                    one.state(),
                    one.code().orElse(null),
                    one.blockNumber().orElse(null),
                    one.createdAt(),
                    one.settledAt().orElse(null));
        }
    }
}
