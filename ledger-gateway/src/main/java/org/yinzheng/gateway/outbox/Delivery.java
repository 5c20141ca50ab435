// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.Endorsed;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.organisation.LedgerIdentity;

/** Carries one change to its end while its request waits: endorse, store, send, wait for the block. */
final class Delivery {
    private static final int MAX_ENDORSEMENTS = 6;

    private final LedgerClient ledger;
    private final SubmissionStore store;
    private final Answers answers;
    private final Dispatch dispatch;
    private final OutboxMeters meters;
    private final Clock clock;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    Delivery(
            LedgerClient ledger,
            SubmissionStore store,
            Answers answers,
            Dispatch dispatch,
            OutboxMeters meters,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.answers = answers;
        this.dispatch = dispatch;
        this.meters = meters;
        this.clock = clock;
    }

    /** Is a request waiting for this submission right now? */
    boolean inHand(String id) {
        return inHand.contains(id);
    }

    Submission deliver(
            LedgerIdentity identity, Submitter submitter, IdempotencyKey key, String requestId, Change change) {
        var endorsed = meters.endorsing(() -> ledger.endorse(identity, change.call()));
        var pending = pending(submitter, key, requestId, change, endorsed);
        inHand.add(pending.id());
        try {
            store.insert(pending, change.alongside());
            return follow(identity, pending, change);
        } finally {
            inHand.remove(pending.id());
        }
    }

    private Submission pending(
            Submitter submitter, IdempotencyKey key, String requestId, Change change, Endorsed endorsed) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant();
        return new Submission(
                id,
                submitter,
                key,
                change.operation(),
                change.subject(),
                change.call().chaincode(),
                requestId,
                endorsed.transactionId(),
                endorsed.envelope(),
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                1,
                answers.sealed(id, change.answer().apply(endorsed.result())),
                now,
                now,
                Optional.empty());
    }

    private Submission follow(LedgerIdentity identity, Submission sent, Change change) {
        var current = sent;
        while (true) {
            var commit = sendAndWait(identity, current);
            if (commit.isEmpty()) {
                return store.update(current.unknown());
            }
            var result = commit.get();
            if (result.valid()) {
                return store.update(current.recorded(result, clock.instant()));
            }
            if (!worthAnotherEndorsement(result, current)) {
                return store.update(current.refused(result.name(), clock.instant()));
            }
            current = endorsedAgain(identity, current, change, result);
            if (current.state().settled()) {
                return current;
            }
        }
    }

    private Optional<CommitResult> sendAndWait(LedgerIdentity identity, Submission submission) {
        return meters.committing(() -> dispatch.first(identity, submission.transactionId(), submission.envelope()));
    }

    /**
     * A read conflict is decided, so another endorsement cannot record twice. A policy failure may be a concurrent
     * creation in the same block: the second endorsement reads the object, and a repeat is a true policy failure.
     */
    private static boolean worthAnotherEndorsement(CommitResult result, Submission submission) {
        return switch (result.code()) {
            case TxValidationCode.MVCC_READ_CONFLICT_VALUE, TxValidationCode.PHANTOM_READ_CONFLICT_VALUE ->
                submission.attempts() < MAX_ENDORSEMENTS;
            case TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE -> submission.attempts() == 1;
            default -> false;
        };
    }

    private Submission endorsedAgain(LedgerIdentity identity, Submission lost, Change change, CommitResult result) {
        pause(lost.attempts());
        try {
            var endorsed = meters.endorsing(() -> ledger.endorse(identity, change.call()));
            var answer = answers.sealed(lost.id(), change.answer().apply(endorsed.result()));
            return store.update(lost.resent(endorsed, answer, clock.instant()));
        } catch (LedgerRefusal e) {
            return store.update(lost.refused(e.code(), clock.instant()));
        } catch (LedgerUnavailable e) {
            return store.update(lost.refused(result.name(), clock.instant()));
        }
    }

    /** Losers of one block come back at different moments. */
    private static void pause(int attempts) {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(5, 30) * (long) attempts));
    }
}
