// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yinzheng.credential.record.Sha256;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.approval.Approval.State;
import org.yinzheng.gateway.organisation.Role;
import org.yinzheng.gateway.outbox.IdempotencyKey;
import org.yinzheng.gateway.outbox.NamedUuid;
import org.yinzheng.gateway.problem.Problem;
import org.yinzheng.gateway.storage.Place;
import org.yinzheng.gateway.storage.Slice;
import tools.jackson.databind.json.JsonMapper;

/** Asks, confirms, refuses, withdraws. The one door: pages and API go through it alike. */
@Component
public final class Approvals {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApprovalStore store;
    private final Map<String, FourEyes<?>> acts;
    private final ApprovalWork work;
    private final Duration life;

    Approvals(
            ApprovalStore store,
            Collection<FourEyes<?>> acts,
            ApprovalWork work,
            @Value("${yinzheng.gateway.approval.life:72h}") Duration life) {
        this.store = store;
        this.acts = acts.stream().collect(Collectors.toUnmodifiableMap(FourEyes::kind, Function.identity()));
        this.work = work;
        this.life = life;
    }

    /** Keeps what is asked for until a second person decides. The same key with the same order is the same request. */
    public <O> Approval ask(Caller caller, IdempotencyKey key, FourEyes<O> act, O order) {
        act.check(caller, order);
        var bytes = JSON.writeValueAsBytes(order);
        var digest = HexFormat.of().formatHex(Sha256.of(bytes));
        var id = id(caller, key);
        if (store.find(id).isEmpty()) {
            var steps = act.steps(caller, order).size();
            store.ask(caller, id, act.kind(), act.subject(order), digest, bytes, life.toMillis(), steps);
        }
        // perhaps another request's with the same key, from before or from this very moment
        var kept = store.find(id).orElseThrow();
        if (!kept.kind().equals(act.kind()) || !kept.digest().equals(digest)) {
            throw Problem.IDEMPOTENCY_KEY_REUSED.exception();
        }
        return kept;
    }

    /** All of the caller's agency, newest first. */
    public Slice<Approval> of(Caller caller, Place after, int limit) {
        caller.require(Role.CLERK, Role.APPROVER, Role.KEEPER);
        return store.of(caller, after, limit);
    }

    /** Those that wait for a second person, the one that expires next first. */
    Slice<Approval> open(Caller caller, Place after, int limit) {
        caller.require(Role.CLERK, Role.APPROVER, Role.KEEPER);
        return store.open(caller, after, limit);
    }

    /** Those that nobody can decide any more, newest first. */
    Slice<Approval> ended(Caller caller, Place after, int limit) {
        caller.require(Role.CLERK, Role.APPROVER, Role.KEEPER);
        return store.ended(caller, after, limit);
    }

    /** @throws org.yinzheng.gateway.problem.ProblemException if the caller's agency has no such request */
    public Approval one(Caller caller, String id) {
        caller.require(Role.CLERK, Role.APPROVER, Role.KEEPER);
        return store.find(id)
                .filter(one -> one.organisation().equals(caller.organisation().mspId())
                        && one.agency().equals(caller.agency()))
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    public List<ApprovalStep> steps(Approval approval) {
        return store.steps(approval.id());
    }

    /** What was asked for, for a page that shows it. */
    public <O> O order(Approval approval, FourEyes<O> act) {
        return JSON.readValue(store.order(approval.id()), act.order());
    }

    /** The act behind a request. */
    public FourEyes<?> act(Approval approval) {
        return Objects.requireNonNull(acts.get(approval.kind()), approval.kind());
    }

    /** Confirms it as a second person, and carries it out in that person's name. */
    public Approval confirm(Caller caller, String id) {
        var approval = second(caller, id);
        if (approval.state() != State.CONFIRMED && approval.state() != State.DONE) {
            decide(caller, approval, State.CONFIRMED);
        }
        work.carryOut(one(caller, id));
        return one(caller, id);
    }

    public Approval refuse(Caller caller, String id) {
        decide(caller, second(caller, id), State.REFUSED);
        return one(caller, id);
    }

    /** Whether this person may decide it: an approver, and another one than who asked. */
    public static boolean mayDecide(Caller caller, Approval approval) {
        return caller.identity().roles().contains(Role.APPROVER) && another(caller, approval);
    }

    private static boolean another(Caller caller, Approval approval) {
        return !approval.askedBy().equals(caller.account())
                && !approval.askedOfficer().equals(caller.identity().officer());
    }

    private Approval second(Caller caller, String id) {
        caller.require(Role.APPROVER);
        var approval = one(caller, id);
        if (!another(caller, approval)) {
            throw Problem.SECOND_PERSON_REQUIRED.exception();
        }
        boolean confirmedByOther = approval.state() == State.CONFIRMED || approval.state() == State.DONE;
        if (confirmedByOther && !caller.account().equals(approval.decidedBy())) {
            throw Problem.APPROVAL_DECIDED.exception(approval.state().name());
        }
        return approval;
    }

    /** Only who asked takes it back. */
    public Approval withdraw(Caller caller, String id) {
        var approval = one(caller, id);
        if (!approval.askedBy().equals(caller.account())) {
            throw Problem.ASKER_REQUIRED.exception();
        }
        decide(caller, approval, State.WITHDRAWN);
        return one(caller, id);
    }

    private void decide(Caller caller, Approval approval, State decision) {
        if (!store.decide(caller, approval.id(), decision)) {
            throw Problem.APPROVAL_DECIDED.exception(
                    one(caller, approval.id()).state().name());
        }
    }

    private static String id(Caller caller, IdempotencyKey key) {
        var text = caller.organisation().mspId() + "\n" + caller.account() + "\n" + key.value();
        return NamedUuid.of(text);
    }
}
