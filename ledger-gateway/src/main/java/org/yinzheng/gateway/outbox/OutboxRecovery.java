// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yinzheng.gateway.ledger.CommitResult;
import org.yinzheng.gateway.ledger.LedgerClient;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisations;

/**
 * Settles what no request waits for any more: left by a timeout, or by a process that was killed. It asks for the same
 * transaction, sends the same signed bytes again, and after the bound puts up the fence. It never endorses the change
 * anew.
 */
public final class OutboxRecovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRecovery.class);

    /** Of each organisation in a round. */
    static final int ROUND = 100;

    /** Questions wait for their answer, so that one silent transaction must not hold up the others. */
    private static final int AT_A_TIME = 16;

    private final LedgerClient ledger;
    private final SubmissionStore store;
    private final Delivery delivery;
    private final Dispatch dispatch;
    private final Organisations organisations;
    private final Fence fence;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Turns turns = new Turns(ROUND);
    private final ExecutorService questions =
            Executors.newFixedThreadPool(AT_A_TIME, work -> new Thread(work, "outbox-question"));

    OutboxRecovery(
            LedgerClient ledger,
            SubmissionStore store,
            Delivery delivery,
            Dispatch dispatch,
            Organisations organisations,
            Fence fence,
            OutboxSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.delivery = delivery;
        this.dispatch = dispatch;
        this.organisations = organisations;
        this.fence = fence;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round; returns when each whose turn it is was asked for. */
    public void round() {
        var waiting =
                store.open().stream().filter(one -> !delivery.inHand(one.id())).toList();
        var open = turns.next(waiting).stream()
                .collect(Collectors.groupingBy(OpenSubmission::transactionId, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(some -> Executors.callable(() -> settle(some)))
                .toList();
        try {
            for (var asked : questions.invokeAll(open)) {
                asked.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an open submission could not be asked for", e.getCause());
        }
    }

    /** Ends the questions that still wait; what is open stays open for the next process. */
    @Override
    public void close() {
        questions.shutdownNow();
    }

    /** @param listed the changes of one transaction: what is learned of it is learned for all of them */
    private void settle(List<OpenSubmission> listed) {
        // a request may have settled one between the listing and now
        var open = listed.stream()
                .flatMap(one -> store.byId(one.id()).stream())
                .filter(one -> !one.state().settled() && !delivery.inHand(one.id()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var identity = identity(open.get(0));
        if (identity.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("submission", open.get(0).id())
                    .log("the client identity of an open submission is no longer configured");
            return;
        }
        var result = asked(open.get(0).transactionId(), identity.get());
        open.forEach(one -> decide(one, identity.get(), result).ifPresent(this::settled));
    }

    private Optional<Submission> decide(Submission open, LedgerIdentity identity, Optional<CommitResult> result) {
        if (result.isPresent()) {
            return Optional.of(decided(open, result.get()));
        }
        if (open.createdAt().plus(settings.fenceAfter()).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return fenceOff(open, identity);
    }

    private Optional<CommitResult> asked(String transaction, LedgerIdentity identity) {
        // none is left when another change of the same transaction is settled: then it was decided, or is shut out
        return store.envelope(transaction)
                .map(envelope -> dispatch.again(identity, transaction, envelope))
                .orElseGet(() -> dispatch.ask(identity, transaction));
    }

    private Submission decided(Submission open, CommitResult result) {
        return result.valid() ? open.recorded(result, clock.instant()) : open.refused(result.name(), clock.instant());
    }

    private Optional<Submission> fenceOff(Submission open, LedgerIdentity identity) {
        if (!fenceStands(open, identity)) {
            return Optional.empty();
        }
        // a call that keeps no request id, such as a beat, is not seen by the fence and may stand beside it
        return Optional.of(dispatch.ask(identity, open.transactionId())
                .filter(CommitResult::valid)
                .map(result -> open.recorded(result, clock.instant()))
                .orElseGet(() -> open.fenced(clock.instant())));
    }

    /** Only a fence that says that it shuts the request out, and is recorded, decides; with any other the change stays open. */
    private boolean fenceStands(Submission open, LedgerIdentity identity) {
        try {
            var endorsed = ledger.endorse(identity, fence.against(identity, open.chaincode(), open.requestId()));
            if (!fence.shutsOut(endorsed.result())) {
                // the answer about the transaction itself is still to come
                LOG.atInfo()
                        .addKeyValue("submission", open.id())
                        .log("an open submission was carried out, and its block is not known yet");
                return false;
            }
            return dispatch.first(identity, endorsed.transactionId(), endorsed.envelope())
                    .filter(CommitResult::valid)
                    .isPresent();
        } catch (LedgerUnavailable e) {
            return false;
        } catch (LedgerRefusal e) {
            LOG.atWarn()
                    .addKeyValue("submission", open.id())
                    .addKeyValue("code", e.code())
                    .log("the fence of an open submission was refused");
            return false;
        }
    }

    private Optional<LedgerIdentity> identity(Submission open) {
        return organisations
                .byMsp(open.submitter().mspId())
                .flatMap(one -> one.client(open.submitter().client()));
    }

    private void settled(Submission submission) {
        store.update(submission);
        LOG.atInfo()
                .addKeyValue("submission", submission.id())
                .addKeyValue("operation", submission.operation())
                .addKeyValue("transaction", submission.transactionId())
                .addKeyValue("state", submission.state())
                .log("an open submission is settled");
    }
}
