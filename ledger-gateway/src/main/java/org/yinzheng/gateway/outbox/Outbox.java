// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.problem.ProblemException;

/**
 * The one way to change the ledger. The same key with the same request is the same change, however often and however
 * unluckily it is sent; nothing is endorsed anew while an earlier outcome is unknown.
 */
public final class Outbox {
    private final SubmissionStore store;
    private final Delivery delivery;
    private final Answers answers;
    private final OutboxMeters meters;
    private final Set<String> working = ConcurrentHashMap.newKeySet();

    Outbox(SubmissionStore store, Delivery delivery, Answers answers, OutboxMeters meters) {
        this.store = store;
        this.delivery = delivery;
        this.answers = answers;
        this.meters = meters;
    }

    /**
     * Makes the change, or tells what became of it when it was made before.
     *
     * @param prepare makes the change for a request id of the ledger; called only if this key is new
     * @throws ProblemException if the key stands for another request, or the same request is being worked on now
     * @throws LedgerRefusal if the contract refuses: nothing is recorded
     */
    public Outcome make(String account, LedgerIdentity identity, IdempotencyKey key, Function<String, Change> prepare) {
        var known = settledOrOpen(account, key);
        if (known.isPresent()) {
            return answers.outcome(known.get(), true);
        }
        var place = account + " " + key.value();
        if (!working.add(place)) {
            throw Problem.REQUEST_IN_PROGRESS.exception();
        }
        try {
            return settledOrOpen(account, key)
                    .map(earlier -> answers.outcome(earlier, true))
                    .orElseGet(() -> first(account, identity, key, prepare));
        } finally {
            working.remove(place);
        }
    }

    private Optional<Submission> settledOrOpen(String account, IdempotencyKey key) {
        var found = store.byKey(account, key.value());
        found.ifPresent(submission -> {
            if (!submission.key().bodyDigest().equals(key.bodyDigest())) {
                throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
            }
        });
        return found.filter(submission -> submission.state() != SubmissionState.REFUSED);
    }

    private Outcome first(
            String account, LedgerIdentity identity, IdempotencyKey key, Function<String, Change> prepare) {
        long start = System.nanoTime();
        var submitter = new Submitter(account, identity.mspId(), identity.name(), identity.agency());
        var requestId = requestId(submitter, key);
        try {
            var end = delivered(identity, submitter, key, requestId, prepare);
            meters.changed(end, System.nanoTime() - start);
            return answers.outcome(end, false);
        } catch (DuplicateKeyException e) {
            // another gateway on the same database was faster
            throw Problem.REQUEST_IN_PROGRESS.exception();
        }
    }

    private Submission delivered(
            LedgerIdentity identity,
            Submitter submitter,
            IdempotencyKey key,
            String requestId,
            Function<String, Change> prepare) {
        while (true) {
            var change = prepare.apply(requestId);
            try {
                return delivery.deliver(new Wish(identity, submitter, key, requestId, change));
            } catch (LedgerRefusal e) {
                if (!change.worthAnotherDraft().test(e.code())) {
                    throw e;
                }
            }
        }
    }

    /** What became of a submission of this account. */
    public Optional<Submission> find(String account, String id) {
        return store.byId(id).filter(one -> one.submitter().account().equals(account));
    }

    /** The blocks of recorded transactions that went through here, by transaction id. */
    public Map<String, Long> blocks(Collection<String> transactionIds) {
        return store.blocks(transactionIds);
    }

    /** Subjects of the changes of one kind that are on their way, their end unknown. */
    public List<String> openSubjects(String operation) {
        return store.openSubjects(operation);
    }

    /** What is on its way. */
    public Backlog backlog() {
        return store.backlog();
    }

    /** The same key is the same ledger request, even if this gateway has lost its database. */
    private static String requestId(Submitter submitter, IdempotencyKey key) {
        var text = submitter.mspId() + "\n" + submitter.agency() + "\n" + submitter.account() + "\n" + key.value();
        return NamedUuid.of(text);
    }
}
