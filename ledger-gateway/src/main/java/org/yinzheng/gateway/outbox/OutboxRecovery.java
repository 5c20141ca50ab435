// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.time.Clock;
import java.util.Optional;
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
public final class OutboxRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRecovery.class);
    private static final int ROUND = 200;

    private final LedgerClient ledger;
    private final SubmissionStore store;
    private final Delivery delivery;
    private final Organisations organisations;
    private final Fence fence;
    private final OutboxSettings settings;
    private final Clock clock;

    OutboxRecovery(
            LedgerClient ledger,
            SubmissionStore store,
            Delivery delivery,
            Organisations organisations,
            Fence fence,
            OutboxSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.delivery = delivery;
        this.organisations = organisations;
        this.fence = fence;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round over everything open. */
    public void round() {
        for (Submission open : store.open(ROUND)) {
            if (!delivery.inHand(open.id())) {
                settle(open);
            }
        }
    }

    private void settle(Submission listed) {
        // a request may have settled it between the listing and now
        var current = store.byId(listed.id()).filter(one -> !one.state().settled());
        if (current.isEmpty() || delivery.inHand(listed.id())) {
            return;
        }
        var open = current.get();
        var identity = identity(open);
        if (identity.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("submission", open.id())
                    .log("the client identity of an open submission is no longer configured");
            return;
        }
        decide(open, identity.get()).ifPresent(this::settled);
    }

    private Optional<Submission> decide(Submission open, LedgerIdentity identity) {
        var result = ask(identity, open).or(() -> sendAgain(identity, open) ? ask(identity, open) : Optional.empty());
        if (result.isPresent()) {
            return Optional.of(decided(open, result.get()));
        }
        if (open.createdAt().plus(settings.fenceAfter()).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return fenceOff(open, identity);
    }

    private Submission decided(Submission open, CommitResult result) {
        return result.valid() ? open.recorded(result, clock.instant()) : open.refused(result.name(), clock.instant());
    }

    private Optional<Submission> fenceOff(Submission open, LedgerIdentity identity) {
        if (!fenceStands(open, identity)) {
            return Optional.empty();
        }
        return Optional.of(
                ask(identity, open).map(result -> decided(open, result)).orElseGet(() -> open.fenced(clock.instant())));
    }

    private boolean fenceStands(Submission open, LedgerIdentity identity) {
        try {
            var endorsed = ledger.endorse(identity, fence.against(identity, open.requestId()));
            ledger.submit(identity, endorsed.envelope());
            return ledger.awaitCommit(identity, endorsed.transactionId(), settings.patience())
                    .valid();
        } catch (LedgerUnavailable e) {
            return false;
        } catch (LedgerRefusal e) {
            // refused because the original was recorded after all, or the fence stands already: the next round tells
            LOG.atInfo()
                    .addKeyValue("submission", open.id())
                    .addKeyValue("code", e.code())
                    .log("the fence was refused");
            return e.code().equals("ALREADY_FENCED");
        }
    }

    private Optional<CommitResult> ask(LedgerIdentity identity, Submission open) {
        try {
            return Optional.of(ledger.awaitCommit(identity, open.transactionId(), settings.ask()));
        } catch (LedgerUnavailable e) {
            return Optional.empty();
        }
    }

    private boolean sendAgain(LedgerIdentity identity, Submission open) {
        try {
            ledger.submit(identity, open.envelope());
            return true;
        } catch (LedgerUnavailable e) {
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
