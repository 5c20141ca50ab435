// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.access.Callers;
import org.yinzheng.gateway.approval.FourEyes.Step;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.ledger.LedgerUnavailable;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.Outbox;
import org.yinzheng.gateway.outbox.Outcome;
import org.yinzheng.gateway.outbox.Rounds;
import org.yinzheng.gateway.outbox.SubmissionState;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.watch.Wordless;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out what was confirmed, in the confirming person's name. Each step has an idempotency key made of the request's id
 * and its number, so that a process that dies in the middle goes on at its next start and does nothing twice.
 */
@Component
class ApprovalWork extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalWork.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Requests of so many steps are done while the confirming person waits. */
    private static final int AT_ONCE = 5;

    private static final int PAGE = 100;

    private final ApprovalStore store;
    private final Map<String, FourEyes<?>> acts;
    private final Callers callers;
    private final Outbox outbox;
    private final Set<String> inWork = new HashSet<>();

    ApprovalWork(
            ApprovalStore store,
            Collection<FourEyes<?>> acts,
            Callers callers,
            Outbox outbox,
            @Value("${yinzheng.gateway.approval.every-seconds:5}") long every) {
        super("approval-worker", Duration.ZERO, Duration.ofSeconds(every));
        this.store = store;
        this.acts = acts.stream().collect(Collectors.toUnmodifiableMap(FourEyes::kind, Function.identity()));
        this.callers = callers;
        this.outbox = outbox;
    }

    /** Small ones at once, so that the answer says how they ended; large ones in the background. */
    void carryOut(Approval approval) {
        if (approval.steps() <= AT_ONCE) {
            work(approval);
        } else {
            soon(() -> quietly(approval));
        }
    }

    /** Whatever one of them meets, the others go on. */
    private void quietly(Approval approval) {
        CompletableFuture.runAsync(() -> work(approval), Runnable::run).whenComplete((done, failure) -> {
            if (failure != null) {
                waits(approval, Objects.requireNonNullElse(failure.getCause(), failure));
            }
        });
    }

    private static void waits(Approval approval, Throwable why) {
        if (why instanceof LedgerUnavailable || why instanceof DataAccessException || why instanceof ProblemException) {
            LOG.atInfo()
                    .addKeyValue("approval", approval.id())
                    .log("a confirmed request waits: {}", why.getClass().getSimpleName());
        } else {
            LOG.atError()
                    .addKeyValue("approval", approval.id())
                    .setCause(Wordless.trace(why))
                    .log("a confirmed request cannot be carried out");
        }
    }

    private void work(Approval approval) {
        if (approval.state() != Approval.State.CONFIRMED || !take(approval.id())) {
            return;
        }
        try {
            var confirmer = callers.of(Objects.requireNonNull(approval.decidedBy()))
                    .orElseThrow(Problem.ACCOUNT_UNKNOWN::exception);
            if (all(approval, confirmer, act(approval.kind()))) {
                store.finish(approval.id());
            }
        } finally {
            giveBack(approval.id());
        }
    }

    private synchronized boolean take(String id) {
        return inWork.add(id);
    }

    private synchronized void giveBack(String id) {
        inWork.remove(id);
    }

    private FourEyes<?> act(String kind) {
        return Objects.requireNonNull(acts.get(kind), kind);
    }

    /** Whether every step is settled now. */
    private <O> boolean all(Approval approval, Caller confirmer, FourEyes<O> act) {
        var steps = act.steps(confirmer, JSON.readValue(store.order(approval.id()), act.order()));
        var settled =
                store.steps(approval.id()).stream().map(ApprovalStep::number).collect(Collectors.toSet());
        boolean complete = true;
        for (int i = 0; i < steps.size(); i++) {
            if (!settled.contains(i)) {
                complete &= one(approval, confirmer, i, steps.get(i));
                act.recorded();
            }
        }
        return complete;
    }

    /** Whether the step is settled; one whose outcome is open is asked for again in the next round. */
    private boolean one(Approval approval, Caller confirmer, int number, Step step) {
        var key = new IdempotencyKey("approval." + approval.id() + "." + number, approval.digest());
        try {
            var outcome = outbox.make(confirmer.account(), confirmer.identity(), key, step.prepare());
            return settled(approval, number, step, outcome);
        } catch (LedgerRefusal e) {
            return refused(approval, number, step, e);
        } catch (RefusedException e) {
            return refused(approval, number, step, LedgerRefusal.of(e));
        } catch (ProblemException e) {
            if (e.problem() == Problem.REQUEST_IN_PROGRESS || e.problem() == Problem.LEDGER_UNAVAILABLE) {
                return false;
            }
            store.settled(
                    approval.id(),
                    new ApprovalStep(number, step.subject(), e.problem().name(), null, null, null));
            return true;
        }
    }

    private boolean refused(Approval approval, int number, Step step, LedgerRefusal why) {
        store.settled(approval.id(), new ApprovalStep(number, step.subject(), why.code(), why.text(), null, null));
        return true;
    }

    private boolean settled(Approval approval, int number, Step step, Outcome outcome) {
        var submission = outcome.submission();
        if (!submission.state().settled()) {
            return false;
        }
        boolean recorded = submission.state() == SubmissionState.RECORDED;
        store.settled(
                approval.id(),
                new ApprovalStep(
                        number,
                        step.subject(),
                        recorded
                                ? null
                                : submission.code().orElse(submission.state().name()),
                        null,
                        submission.transactionId(),
                        submission.blockNumber().orElse(null)));
        return true;
    }

    @Override
    protected void round() {
        var page = store.confirmed(Place.FIRST, PAGE);
        page.items().forEach(this::quietly);
        while (page.next().isPresent()) {
            page = store.confirmed(Place.parse(page.next().get()), PAGE);
            page.items().forEach(this::quietly);
        }
    }
}
