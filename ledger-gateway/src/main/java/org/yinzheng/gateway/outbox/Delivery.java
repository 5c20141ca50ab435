// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.springframework.dao.DuplicateKeyException;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.Endorsed;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.outbox.SubmissionStore.Drafted;
import org.yinzheng.gateway.problem.ProblemException;

/**
 * Carries changes to their end while their requests wait: endorse, store, send, wait for the block. Changes of one kind that
 * wait at the same time go in one call; to each of them it is as if it had gone alone.
 */
final class Delivery {
    private static final int MAX_ENDORSEMENTS = 6;

    /** Calls of one kind on their way at the same time: one fills the time that the other waits for its block. */
    static final int CALLS_OF_A_KIND = 2;

    private final LedgerClient ledger;
    private final SubmissionStore store;
    private final Answers answers;
    private final Dispatch dispatch;
    private final OutboxMeters meters;
    private final Clock clock;
    private final Gathering<Wish, Supplier<Submission>> gathering;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    Delivery(
            LedgerClient ledger,
            SubmissionStore store,
            Answers answers,
            Dispatch dispatch,
            OutboxMeters meters,
            OutboxSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.answers = answers;
        this.dispatch = dispatch;
        this.meters = meters;
        this.clock = clock;
        this.gathering = new Gathering<>(settings.together(), CALLS_OF_A_KIND);
    }

    /** Is a request waiting for this submission right now? */
    boolean inHand(String id) {
        return inHand.contains(id);
    }

    Submission deliver(Wish wish) {
        return wish.change()
                .joint()
                .map(joint -> gathering
                        .carried(Lane.of(wish, joint), wish, this::carried)
                        .get())
                .orElseGet(() -> alone(wish));
    }

    /** Those who may go in one call: one client identity signs it. */
    private record Lane(String mspId, String client, Object kind) {
        static Lane of(Wish wish, Joint joint) {
            return new Lane(wish.identity().mspId(), wish.identity().name(), joint.kind());
        }
    }

    /** Sends them in one call. What is left to do for each, its own request does. */
    private List<Supplier<Submission>> carried(List<Wish> wishes) {
        meters.together(wishes.size());
        if (wishes.size() == 1) {
            var end = alone(wishes.get(0));
            return List.of(() -> end);
        }
        try {
            return sent(wishes, endorsed(wishes));
        } catch (LedgerRefusal | DuplicateKeyException | ProblemException e) {
            // nothing was sent; it is about one of them, and alone each learns its own answer
            return wishes.stream()
                    .<Supplier<Submission>>map(wish -> () -> alone(wish))
                    .toList();
        }
    }

    private Endorsed endorsed(List<Wish> wishes) {
        var joints =
                wishes.stream().map(wish -> wish.change().joint().orElseThrow()).toList();
        var call = joints.get(0).call(UUID.randomUUID().toString(), joints);
        return meters.endorsing(() -> ledger.endorse(wishes.get(0).identity(), call));
    }

    private List<Supplier<Submission>> sent(List<Wish> wishes, Endorsed endorsed) {
        var drafted = new ArrayList<Drafted>();
        for (var wish : wishes) {
            // the first keeps the signed bytes for all: a long call is not stored as often as it has changes
            var envelope = drafted.isEmpty() ? endorsed.envelope() : new byte[0];
            drafted.add(new Drafted(pending(wish, endorsed, envelope), wish.change()));
        }
        drafted.forEach(one -> inHand.add(one.submission().id()));
        boolean handedOver = false;
        try {
            store.insert(drafted);
            var commit = sendAndWait(wishes.get(0).identity(), drafted.get(0).submission());
            var rest = new ArrayList<Supplier<Submission>>();
            for (int i = 0; i < wishes.size(); i++) {
                var wish = wishes.get(i);
                var pending = drafted.get(i).submission();
                rest.add(() -> followedTogether(wish, pending, commit));
            }
            handedOver = true;
            return rest;
        } finally {
            if (!handedOver) {
                drafted.forEach(one -> inHand.remove(one.submission().id()));
            }
        }
    }

    private Submission alone(Wish wish) {
        var endorsed = meters.endorsing(
                () -> ledger.endorse(wish.identity(), wish.change().call()));
        var pending = pending(wish, endorsed, endorsed.envelope());
        inHand.add(pending.id());
        try {
            store.insert(pending, wish.change());
            return follow(wish, pending, sendAndWait(wish.identity(), pending), false);
        } finally {
            inHand.remove(pending.id());
        }
    }

    private Submission pending(Wish wish, Endorsed endorsed, byte[] envelope) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant();
        var change = wish.change();
        return new Submission(
                id,
                wish.submitter(),
                wish.key(),
                change.operation(),
                change.subject(),
                change.call().chaincode(),
                wish.requestId(),
                endorsed.transactionId(),
                envelope,
                SubmissionState.PENDING,
                Optional.empty(),
                Optional.empty(),
                1,
                answers.sealed(id, change.answer().apply(endorsed.result())),
                now,
                now,
                Optional.empty());
    }

    private Submission followedTogether(Wish wish, Submission sent, Optional<CommitResult> heard) {
        try {
            return follow(wish, sent, heard, true);
        } finally {
            inHand.remove(sent.id());
        }
    }

    /** The end of what was sent, or "unknown" when it was not heard of. */
    private Submission follow(Wish wish, Submission sent, Optional<CommitResult> heard, boolean together) {
        var current = sent;
        var commit = heard;
        while (true) {
            if (commit.isEmpty()) {
                return store.update(current.unknown());
            }
            var result = commit.get();
            if (result.valid()) {
                return store.update(current.recorded(result, clock.instant()));
            }
            // what made a joint call invalid may be about another of its changes
            boolean first = together && current.attempts() == 1;
            if (!first && !worthAnotherEndorsement(result, current)) {
                return store.update(current.refused(result.name(), clock.instant()));
            }
            current = endorsedAgain(wish, current, result);
            if (current.state().settled()) {
                return current;
            }
            commit = sendAndWait(wish.identity(), current);
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

    private Submission endorsedAgain(Wish wish, Submission lost, CommitResult result) {
        pause(lost.attempts());
        var change = wish.change();
        try {
            var endorsed = meters.endorsing(() -> ledger.endorse(wish.identity(), change.call()));
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
