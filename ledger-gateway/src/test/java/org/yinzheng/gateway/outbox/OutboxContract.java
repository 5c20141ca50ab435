// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yinzheng.gateway.TestNetwork;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.FakeLedger.Fate;
import org.yinzheng.gateway.ledger.LedgerCall;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.organisation.LedgerIdentity;
import org.yinzheng.gateway.organisation.Organisations;
import org.yinzheng.gateway.organisation.TestOrganisations;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.GroupCommitDatabase;
import org.yinzheng.gateway.storage.Seal;
import org.yinzheng.gateway.storage.TestDatabases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One contract for the outbox, on both databases. */
abstract class OutboxContract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant START = Instant.parse("2026-11-22T02:00:00Z");

    private final FakeLedger ledger = new FakeLedger();
    private final Organisations organisations = TestOrganisations.of(TestNetwork.material());
    private final LedgerIdentity clerk = organisations
            .byMsp("ZhejiangMSP")
            .flatMap(one -> one.client("zj-market-clerk"))
            .orElseThrow();
    /** Calls of one kind that are on their way at most. */
    private static final int BUSY = Delivery.CALLS_OF_A_KIND;

    private final List<Submission> heard = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> requested = new ConcurrentHashMap<>();
    private final List<Thread> begun = new ArrayList<>();
    private final List<String> fenced = Collections.synchronizedList(new ArrayList<>());
    private Instant now = START;
    GroupCommitDatabase database;
    private Outbox outbox;
    private final List<OutboxRecovery> processes = new ArrayList<>();
    private OutboxRecovery recovery;

    abstract DataSource source() throws IOException;

    abstract String blob();

    @BeforeEach
    void start() throws IOException {
        var source = source();
        TestDatabases.migrate(source, blob());
        database = new GroupCommitDatabase(source);
        database.write(client -> client.sql("DELETE FROM submission").update());
        startProcess();
    }

    /** A new process on the old database. */
    private void startProcess() {
        var store = new SubmissionStore(database, List.of((client, submission) -> heard.add(submission)));
        var answers = new Answers(new Seal(new byte[32]), JSON);
        var settings = new OutboxSettings(
                Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(10), 10);
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var meters = new OutboxMeters(new SimpleMeterRegistry());
        var dispatch = new Dispatch(ledger, settings);
        var delivery = new Delivery(ledger, store, answers, dispatch, meters, settings, clock);
        outbox = new Outbox(store, delivery, answers, meters);
        recovery = new OutboxRecovery(
                ledger,
                store,
                delivery,
                dispatch,
                organisations,
                (identity, requestId) -> LedgerCall.of("yz-330000", "registry:Fence", requestId, Set.of()),
                settings,
                clock);
        processes.add(recovery);
    }

    @AfterEach
    void stop() {
        processes.forEach(OutboxRecovery::close);
        database.close();
    }

    private Outcome issue(String key, String body) {
        return outbox.make("zj-market-clerk", clerk, new IdempotencyKey(key, body), this::change);
    }

    private Change change(String requestId) {
        var call = LedgerCall.of("yz-330000", "licence:Issue", requestId, Set.of());
        Function<String, ObjectNode> answer = result -> JSON.createObjectNode().put("licenceId", "1.2.156");
        return Change.of("licence.issue", "1.2.156", call, answer);
    }

    @Test
    void signed_bytes_are_kept_until_the_change_is_settled_and_no_longer() {
        ledger.next(Fate.DROPPED);
        issue("key-00001", "a");
        assertThat(signedBytes()).isPositive();
        ledger.next(Fate.COMMIT);
        recovery.round();
        assertThat(signedBytes()).isZero();
    }

    private int signedBytes() {
        return database.read(client -> client.sql("SELECT SUM(LENGTH(envelope)) FROM submission")
                .query(Integer.class)
                .single());
    }

    @Test
    void a_recorded_change_is_answered_with_transaction_and_block() {
        var outcome = issue("key-00001", "a");
        assertThat(outcome.recorded()).isTrue();
        assertThat(outcome.answer().path("licenceId").asString()).isEqualTo("1.2.156");
        assertThat(outcome.answer().path("transactionId").asString()).isEqualTo("tx1");
        assertThat(outcome.answer().path("blockNumber").asLong()).isEqualTo(1);
        assertThat(heard).extracting(Submission::state).containsExactly(SubmissionState.RECORDED);
    }

    @Test
    void the_same_key_with_the_same_request_has_the_same_answer_and_is_recorded_once() {
        var first = issue("key-00001", "a");
        var second = issue("key-00001", "a");
        assertThat(second.repeated()).isTrue();
        assertThat(second.answer()).isEqualTo(first.answer());
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        issue("key-00001", "a");
        assertThatThrownBy(() -> issue("key-00001", "b"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("IDEMPOTENCY_KEY_REUSED");
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void an_unheard_commit_is_unknown_until_it_is_asked_for_again_and_is_never_endorsed_anew() {
        ledger.next(Fate.COMMIT_UNHEARD);
        ledger.silent(2);
        var outcome = issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(outcome.answer().has("licenceId")).isFalse();
        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);

        recovery.round();

        var later = issue("key-00001", "a");
        assertThat(later.recorded()).isTrue();
        assertThat(later.answer().path("licenceId").asString()).isEqualTo("1.2.156");
        assertThat(ledger.endorsements()).isEqualTo(1);
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void a_change_whose_sending_was_refused_is_asked_for_before_it_is_called_unknown() {
        ledger.next(Fate.COMMIT_UNHEARD);
        assertThat(issue("key-00001", "a").recorded()).isTrue();
        ledger.next(Fate.LOST);
        assertThat(issue("key-00002", "a").recorded()).isTrue();
        assertThat(ledger.endorsements()).isEqualTo(2);
        assertThat(ledger.recorded()).hasSize(2);
    }

    @Test
    void a_refused_second_sending_is_followed_by_another_question() {
        ledger.next(Fate.DROPPED);
        issue("key-00001", "a");
        ledger.next(Fate.COMMIT_UNHEARD);
        recovery.round();
        assertThat(issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void a_fence_whose_sending_was_refused_stands_if_it_was_recorded() {
        ledger.next(Fate.DROPPED);
        issue("key-00001", "a");
        now = START.plus(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.COMMIT_UNHEARD);
        recovery.round();
        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(ledger.recorded()).containsExactly("registry:Fence");
    }

    @Test
    void a_lost_transaction_is_sent_again_with_the_same_bytes_by_the_next_process() {
        ledger.next(Fate.LOST, Fate.LOST);
        issue("key-00001", "a");
        startProcess();
        recovery.round();
        assertThat(issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.endorsements()).isEqualTo(1);
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void what_nobody_hears_of_is_fenced_after_the_bound_and_not_before() {
        ledger.next(Fate.DROPPED, Fate.DROPPED);
        issue("key-00001", "a");
        recovery.round();
        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);

        now = START.plus(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.COMMIT);
        recovery.round();

        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(ledger.recorded()).containsExactly("registry:Fence");
        assertThat(heard).extracting(Submission::state).containsExactly(SubmissionState.FENCED);
    }

    @Test
    void a_fence_that_is_not_recorded_settles_nothing() {
        ledger.next(Fate.DROPPED);
        issue("key-00001", "a");
        now = START.plus(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.LOST, Fate.LOST);
        recovery.round();
        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);
    }

    @Test
    void a_read_conflict_is_endorsed_again() {
        ledger.nextCode(TxValidationCode.MVCC_READ_CONFLICT_VALUE, TxValidationCode.PHANTOM_READ_CONFLICT_VALUE);
        var outcome = issue("key-00001", "a");
        assertThat(outcome.recorded()).isTrue();
        assertThat(outcome.submission().attempts()).isEqualTo(3);
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void after_a_policy_failure_the_object_is_looked_at_once_more_and_the_refusal_is_the_answer() {
        ledger.nextCode(TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE);
        int[] calls = {0};
        ledger.contract(call -> {
            if (++calls[0] > 1) {
                throw new LedgerRefusal("LICENCE_EXISTS", "another licence has this identifier");
            }
            return "{}";
        });
        var outcome = issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(outcome.submission().code()).contains("LICENCE_EXISTS");
        assertThat(ledger.recorded()).isEmpty();
    }

    @Test
    void a_second_policy_failure_is_final() {
        ledger.nextCode(
                TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE, TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE);
        var outcome = issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(outcome.submission().code()).contains("ENDORSEMENT_POLICY_FAILURE");
        assertThat(ledger.endorsements()).isEqualTo(2);
    }

    @Test
    void a_refused_endorsement_leaves_nothing_behind_and_the_key_is_free() {
        ledger.contract(call -> {
            throw new LedgerRefusal("KEY_CLOSED", "the key is closed");
        });
        assertThatThrownBy(() -> issue("key-00001", "a"))
                .isInstanceOf(LedgerRefusal.class)
                .hasMessageStartingWith("KEY_CLOSED");
        assertThat(outbox.backlog().unsettled()).isZero();
        ledger.contract(call -> "{}");
        assertThat(issue("key-00001", "a").recorded()).isTrue();
    }

    @Test
    void a_change_that_was_refused_in_its_block_may_be_sent_again_under_its_key() {
        ledger.nextCode(TxValidationCode.BAD_CREATOR_SIGNATURE_VALUE);
        assertThat(issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void rows_drafted_with_a_change_are_stored_before_it_is_sent() {
        ledger.next(Fate.LOST, Fate.LOST);
        outbox.make("zj-market-clerk", clerk, new IdempotencyKey("key-00001", "a"), id -> {
            var change = change(id);
            return new Change(
                    change.operation(), change.subject(), change.call(), change.answer(), (client, own) -> client.sql(
                                    "UPDATE submission SET subject = 'drafted' WHERE id = ?")
                            .param(own)
                            .update());
        });
        assertThat(outbox.openSubjects("licence.issue")).containsExactly("drafted");
    }

    @Test
    void changes_that_wait_at_the_same_time_are_recorded_by_one_call() throws InterruptedException {
        var outcomes = waitedTogether(call -> "{}");
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.get().recorded()).isTrue();
            assertThat(outcome.get().answer().path("licenceId").asString()).isEqualTo("1.2.156");
        });
        assertThat(outcomes)
                .extracting(outcome -> outcome.get().submission().transactionId())
                .containsOnly("tx" + (BUSY + 1));
        assertThat(ledger.recorded()).hasSize(BUSY + 1);
        assertThat(issue("waits-key-1", "a").repeated()).isTrue();
    }

    @Test
    void what_the_contract_refuses_together_learns_its_own_answer_alone() throws InterruptedException {
        var outcomes = waitedTogether(call -> {
            if (call.request().contains("|") || call.request().equals(requested.get("waits-key-1"))) {
                throw new LedgerRefusal("LICENCE_EXISTS", "another licence has this identifier");
            }
            return "{}";
        });
        assertThatThrownBy(outcomes.get(1)::get).isInstanceOf(LedgerRefusal.class);
        assertThat(outcomes.get(0).get().recorded()).isTrue();
        assertThat(outcomes.get(2).get().recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(BUSY + 2);
    }

    @Test
    void a_joint_call_that_is_invalid_in_its_block_is_made_again_one_by_one() throws InterruptedException {
        ledger.nextCode(new int[BUSY]);
        ledger.nextCode(TxValidationCode.BAD_PAYLOAD_VALUE);
        var outcomes = waitedTogether(call -> "{}");
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.get().recorded()).isTrue();
            assertThat(outcome.get().submission().attempts()).isEqualTo(2);
        });
        assertThat(ledger.recorded()).hasSize(BUSY + outcomes.size());
    }

    @Test
    void a_joint_call_that_nobody_heard_of_is_settled_for_each_of_its_changes() throws InterruptedException {
        ledger.next(Collections.nCopies(BUSY, Fate.COMMIT).toArray(Fate[]::new));
        ledger.next(Fate.DROPPED);
        var outcomes = waitedTogether(call -> "{}");
        assertThat(outcomes)
                .extracting(outcome -> outcome.get().submission().state())
                .containsOnly(SubmissionState.UNKNOWN);
        assertThat(signedBytes()).as("the bytes are stored once").isEqualTo(("tx" + (BUSY + 1)).length());
        startProcess();
        recovery.round();
        assertThat(outbox.backlog().unsettled()).isZero();
        assertThat(ledger.sendings()).as("sent again once for all").isEqualTo(BUSY + 2);
        assertThat(issue("waits-key-0", "a").recorded()).isTrue();
        assertThat(issue("waits-key-2", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(BUSY + 1);
    }

    @Test
    void the_changes_of_a_joint_call_are_fenced_each_under_its_own_request_id() throws InterruptedException {
        ledger.drop("tx" + (BUSY + 1));
        waitedTogether(call -> "{}");
        now = START.plus(Duration.ofMinutes(11));
        ledger.contract(call -> {
            fenced.add(call.request());
            return "{}";
        });
        recovery.round();
        assertThat(issue("waits-key-1", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(fenced)
                .containsExactlyInAnyOrder(
                        requested.get("waits-key-0"), requested.get("waits-key-1"), requested.get("waits-key-2"));
    }

    /** As many calls of a kind as may be on their way, and three changes that wait meanwhile and go together then. */
    List<Supplier<Outcome>> waitedTogether(Function<LedgerCall, String> rules) throws InterruptedException {
        var gate = new CountDownLatch(1);
        ledger.contract(call -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return rules.apply(call);
        });
        var busy = new ArrayList<Supplier<Outcome>>();
        for (int i = 0; i < BUSY; i++) {
            busy.add(waits("busy-key-" + i));
        }
        var waiting = List.of(waits("waits-key-0"), waits("waits-key-1"), waits("waits-key-2"));
        gate.countDown();
        assertThat(busy)
                .allSatisfy(outcome -> assertThat(outcome.get().recorded()).isTrue());
        for (var thread : begun) {
            thread.join();
        }
        return waiting;
    }

    /** Begins a change in a thread of its own; returns when it stands still. */
    private Supplier<Outcome> waits(String key) throws InterruptedException {
        var outcome = new FutureTask<>(() -> outbox.make(
                "zj-market-clerk", clerk, new IdempotencyKey(key, "a"), requestId -> joint(key, requestId)));
        var thread = new Thread(outcome);
        thread.setDaemon(true);
        begun.add(thread);
        thread.start();
        Waiters.untilParked(thread);
        return () -> {
            try {
                return outcome.get();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        };
    }

    private Change joint(String key, String requestId) {
        requested.put(key, requestId);
        return change(requestId).joinedBy(new AnyJoint(requestId));
    }

    /** The joint call's request is those of its parts, with bars between. */
    private record AnyJoint(String requestId) implements Joint {
        @Override
        public Object kind() {
            return "any";
        }

        @Override
        public LedgerCall call(String own, List<Joint> parts) {
            var all = parts.stream().map(part -> ((AnyJoint) part).requestId).collect(Collectors.joining("|"));
            return LedgerCall.of("yz-330000", "licence:Issue", all, Set.of());
        }
    }

    /** The same request sent one to five times, with lost messages and new processes between: one document each. */
    @Test
    void many_unlucky_requests_are_recorded_exactly_once_each() {
        int requests = Boolean.getBoolean("yinzheng.endurance") ? 2000 : 60;
        var random = new Random(7);
        for (int i = 0; i < requests; i++) {
            var key = "unlucky-" + i;
            for (int times = 1 + random.nextInt(5); times > 0; times--) {
                ledger.next(Fate.values()[random.nextInt(Fate.values().length)]);
                issue(key, "body");
                if (random.nextInt(3) == 0) {
                    startProcess();
                }
                if (random.nextBoolean()) {
                    recovery.round();
                }
            }
        }
        for (int rounds = 0; outbox.backlog().unsettled() > 0 && rounds < 1000; rounds++) {
            recovery.round();
        }
        assertThat(ledger.recorded()).hasSize(requests);
        assertThat(ledger.endorsements()).isEqualTo(requests);
    }
}
