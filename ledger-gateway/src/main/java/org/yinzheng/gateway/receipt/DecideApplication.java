// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.change.Changes;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.Change;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.problem.InvalidRequestException;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.receipt.NumberApplication.State;

/** The finance body grants what a unit applied for, from the next free number on, or refuses it. */
@Component
class DecideApplication {
    private static final int USUAL_LANES = 4;

    private final NumberApplications applications;
    private final NumberBlocks blocks;
    private final GrantNumberBlock grantNumberBlock;
    private final NumberLanes lanes;
    private final Changes changes;

    DecideApplication(
            NumberApplications applications,
            NumberBlocks blocks,
            GrantNumberBlock grantNumberBlock,
            NumberLanes lanes,
            Changes changes) {
        this.applications = applications;
        this.blocks = blocks;
        this.grantNumberBlock = grantNumberBlock;
        this.lanes = lanes;
        this.changes = changes;
    }

    Outcome grant(Caller caller, IdempotencyKey key, String id, Grant grant) {
        try {
            return changes.outcome(caller, key, requestId -> prepare(caller, requestId, id, grant));
        } finally {
            lanes.refresh();
        }
    }

    private Change prepare(Caller caller, String requestId, String id, Grant grant) {
        caller.require(Role.FINANCE);
        var application = open(caller, id);
        long first = blocks.nextFree(caller, application.code());
        var order = new GrantNumberBlock.Order(
                application.code(),
                ReceiptNumber.digits(first),
                ReceiptNumber.digits(first + application.numbers() - 1),
                application.unit(),
                Objects.requireNonNullElse(grant.lanes(), (int) Math.min(USUAL_LANES, application.numbers())));
        var change = grantNumberBlock.prepare(caller, requestId, order);
        return new Change(
                change.operation(),
                change.subject(),
                change.call(),
                change.answer(),
                applications.granting(caller, application.applicationId(), order.code() + "-" + order.first()));
    }

    NumberApplication refuse(Caller caller, String id, Refusal refusal) {
        caller.require(Role.FINANCE);
        open(caller, id);
        applications.end(caller, id, State.REFUSED, refusal.reason());
        return applications.find(caller, id).orElseThrow();
    }

    private NumberApplication open(Caller caller, String id) {
        var found = applications.find(caller, id).orElseThrow(Problem.NOT_FOUND::exception);
        if (found.state() != State.OPEN) {
            throw Problem.APPLICATION_DECIDED.exception();
        }
        return found;
    }

    /** @param lanes how many transactions may issue at the same time, 1 to 64; 4 unless said otherwise */
    @Schema(name = "NumberApplicationGrant")
    record Grant(@Nullable Integer lanes) {}

    /** @param reason a code */
    @Schema(name = "NumberApplicationRefusal")
    record Refusal(String reason) {
        Refusal {
            if (!reason.matches("[A-Z0-9_.-]{1,32}")) {
                throw new InvalidRequestException("reason is a code of 1 to 32 of A-Z 0-9 _.-");
            }
        }
    }
}
