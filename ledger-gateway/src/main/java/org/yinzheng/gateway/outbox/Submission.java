// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.Endorsed;

/**
 * One change and what became of it.
 *
 * @param id UUID text, known to the caller
 * @param submitter account and identity it was made with
 * @param key the caller's idempotency key and the digest of its request
 * @param operation for example {@code licence.issue}
 * @param subject public identifier of what is changed
 * @param requestId the ledger's request id
 * @param envelope the signed bytes, the same whenever they are sent; empty once settled, for nobody sends them again, and where
 *     another submission of the same transaction keeps them
 * @param code why it is not recorded: a validation code's name or a contract's refusal
 * @param attempts how often it was endorsed
 * @param answer sealed answer of the request
 */
public record Submission(
        String id,
        Submitter submitter,
        IdempotencyKey key,
        String operation,
        String subject,
        String chaincode,
        String requestId,
        String transactionId,
        byte[] envelope,
        SubmissionState state,
        Optional<String> code,
        Optional<Long> blockNumber,
        int attempts,
        byte[] answer,
        Instant createdAt,
        Instant sentAt,
        Optional<Instant> settledAt) {
    public Submission {
        Objects.requireNonNull(state, "state");
        if (state == SubmissionState.RECORDED && blockNumber.isEmpty()) {
            throw new IllegalArgumentException("a recorded submission stands in a block");
        }
    }

    Submission recorded(CommitResult commit, Instant now) {
        return settled(SubmissionState.RECORDED, Optional.empty(), Optional.of(commit.blockNumber()), now);
    }

    Submission refused(String why, Instant now) {
        return settled(SubmissionState.REFUSED, Optional.of(why), Optional.empty(), now);
    }

    Submission fenced(Instant now) {
        return settled(SubmissionState.FENCED, Optional.of("FENCED"), Optional.empty(), now);
    }

    Submission unknown() {
        return with(envelope, SubmissionState.UNKNOWN, code, blockNumber, settledAt);
    }

    Submission resent(Endorsed endorsed, byte[] newAnswer, Instant now) {
        return new Submission(
                id,
                submitter,
                key,
                operation,
                subject,
                chaincode,
                requestId,
                endorsed.transactionId(),
                endorsed.envelope(),
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                attempts + 1,
                newAnswer,
                createdAt,
                now,
                Optional.empty());
    }

    private Submission settled(SubmissionState end, Optional<String> why, Optional<Long> block, Instant now) {
        return with(new byte[0], end, why, block, Optional.of(now));
    }

    private Submission with(
            byte[] kept,
            SubmissionState newState,
            Optional<String> newCode,
            Optional<Long> newBlock,
            Optional<Instant> newSettled) {
        return new Submission(
                id,
                submitter,
                key,
                operation,
                subject,
                chaincode,
                requestId,
                transactionId,
                kept,
                newState,
                newCode,
                newBlock,
                attempts,
                answer,
                createdAt,
                sentAt,
                newSettled);
    }
}
