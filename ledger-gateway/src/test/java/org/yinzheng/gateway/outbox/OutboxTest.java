// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.yinzheng.gateway.ledger.FakeLedger;
import org.yinzheng.gateway.ledger.FakeLedger.Fate;
import org.yinzheng.gateway.ledger.LedgerRefusal;
import org.yinzheng.gateway.problem.ProblemException;
import org.yinzheng.gateway.storage.TestDatabase;

/** One request, one change on the ledger, whatever gets lost between the two. */
@ParameterizedClass(name = "{0}")
@EnumSource
class OutboxTest {
    private final TestDatabase kind;
    private TestOutbox outbox;
    private FakeLedger ledger;

    OutboxTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        outbox = new TestOutbox(kind.create(folder));
        ledger = outbox.ledger();
    }

    @AfterEach
    void stop() {
        outbox.close();
    }

    @Test
    void signed_bytes_are_kept_until_the_change_is_settled_and_no_longer() {
        ledger.next(Fate.DROPPED);
        outbox.issue("key-00001", "a");
        assertThat(outbox.signedBytes()).isPositive();
        ledger.next(Fate.COMMIT);
        outbox.recover();
        assertThat(outbox.signedBytes()).isZero();
    }

    @Test
    void a_recorded_change_is_answered_with_transaction_and_block() {
        var outcome = outbox.issue("key-00001", "a");
        assertThat(outcome.recorded()).isTrue();
        assertThat(outcome.answer().path("licenceId").asString()).isEqualTo("1.2.156");
        assertThat(outcome.answer().path("transactionId").asString()).isEqualTo("tx1");
        assertThat(outcome.answer().path("blockNumber").asLong()).isEqualTo(1);
        assertThat(outbox.heard()).extracting(Submission::state).containsExactly(SubmissionState.RECORDED);
    }

    @Test
    void the_same_key_with_the_same_request_has_the_same_answer_and_is_recorded_once() {
        var first = outbox.issue("key-00001", "a");
        var second = outbox.issue("key-00001", "a");
        assertThat(second.repeated()).isTrue();
        assertThat(second.answer()).isEqualTo(first.answer());
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        outbox.issue("key-00001", "a");
        assertThatThrownBy(() -> outbox.issue("key-00001", "b"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("IDEMPOTENCY_KEY_REUSED");
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void an_unheard_commit_is_unknown_until_it_is_asked_for_again_and_is_never_endorsed_anew() {
        ledger.next(Fate.COMMIT_UNHEARD);
        ledger.silent(2);
        var outcome = outbox.issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.UNKNOWN);
        assertThat(outcome.answer().has("licenceId")).isFalse();
        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);

        outbox.recover();

        var later = outbox.issue("key-00001", "a");
        assertThat(later.recorded()).isTrue();
        assertThat(later.answer().path("licenceId").asString()).isEqualTo("1.2.156");
        assertThat(ledger.endorsements()).isEqualTo(1);
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void a_change_whose_sending_was_refused_is_asked_for_before_it_is_called_unknown() {
        ledger.next(Fate.COMMIT_UNHEARD);
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
        ledger.next(Fate.LOST);
        assertThat(outbox.issue("key-00002", "a").recorded()).isTrue();
        assertThat(ledger.endorsements()).isEqualTo(2);
        assertThat(ledger.recorded()).hasSize(2);
    }

    @Test
    void a_refused_second_sending_is_followed_by_another_question() {
        ledger.next(Fate.DROPPED);
        outbox.issue("key-00001", "a");
        ledger.next(Fate.COMMIT_UNHEARD);
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void a_fence_whose_sending_was_refused_stands_if_it_was_recorded() {
        ledger.next(Fate.DROPPED);
        outbox.issue("key-00001", "a");
        outbox.pass(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.COMMIT_UNHEARD);
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(ledger.recorded()).containsExactly("registry:Fence");
    }

    @Test
    void a_lost_transaction_is_sent_again_with_the_same_bytes_by_the_next_process() {
        ledger.next(Fate.LOST, Fate.LOST);
        outbox.issue("key-00001", "a");
        outbox.startProcess();
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.endorsements()).isEqualTo(1);
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void what_nobody_hears_of_is_fenced_after_the_bound_and_not_before() {
        ledger.next(Fate.DROPPED, Fate.DROPPED);
        outbox.issue("key-00001", "a");
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);

        outbox.pass(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.COMMIT);
        outbox.recover();

        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(ledger.recorded()).containsExactly("registry:Fence");
        assertThat(outbox.heard()).extracting(Submission::state).containsExactly(SubmissionState.FENCED);
    }

    @Test
    void a_fence_that_is_not_recorded_settles_nothing() {
        ledger.next(Fate.DROPPED);
        outbox.issue("key-00001", "a");
        outbox.pass(Duration.ofMinutes(11));
        ledger.next(Fate.DROPPED, Fate.LOST, Fate.LOST);
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.UNKNOWN);
    }

    @Test
    void what_another_organisation_left_open_holds_up_nobody_else() {
        var others = new TestSubmissions(outbox.database(), List.of());
        for (int i = 0; i < 2 * OutboxRecovery.ROUND; i++) {
            others.sent("RemovedMSP", "licence.issue", "1.2.156", Instant.EPOCH, (client, id) -> {});
        }
        ledger.next(Fate.DROPPED);
        outbox.issue("key-00001", "a");
        outbox.recover();
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
    }

    @Test
    void a_read_conflict_is_endorsed_again() {
        ledger.nextCode(TxValidationCode.MVCC_READ_CONFLICT_VALUE, TxValidationCode.PHANTOM_READ_CONFLICT_VALUE);
        var outcome = outbox.issue("key-00001", "a");
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
        var outcome = outbox.issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(outcome.submission().code()).contains("LICENCE_EXISTS");
        assertThat(ledger.recorded()).isEmpty();
    }

    @Test
    void a_second_policy_failure_is_final() {
        ledger.nextCode(
                TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE, TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE);
        var outcome = outbox.issue("key-00001", "a");
        assertThat(outcome.submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(outcome.submission().code()).contains("ENDORSEMENT_POLICY_FAILURE");
        assertThat(ledger.endorsements()).isEqualTo(2);
    }

    @Test
    void a_refused_endorsement_leaves_nothing_behind_and_the_key_is_free() {
        ledger.contract(call -> {
            throw new LedgerRefusal("KEY_CLOSED", "the key is closed");
        });
        assertThatThrownBy(() -> outbox.issue("key-00001", "a"))
                .isInstanceOf(LedgerRefusal.class)
                .hasMessageStartingWith("KEY_CLOSED");
        assertThat(outbox.outbox().backlog().unsettled()).isZero();
        ledger.contract(call -> "{}");
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
    }

    @Test
    void a_change_that_was_refused_in_its_block_may_be_sent_again_under_its_key() {
        ledger.nextCode(TxValidationCode.BAD_CREATOR_SIGNATURE_VALUE);
        assertThat(outbox.issue("key-00001", "a").submission().state()).isEqualTo(SubmissionState.REFUSED);
        assertThat(outbox.issue("key-00001", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(1);
    }

    @Test
    void rows_drafted_with_a_change_are_stored_before_it_is_sent() {
        ledger.next(Fate.LOST, Fate.LOST);
        outbox.issue(
                "key-00001",
                "a",
                change -> new Change(
                        change.operation(),
                        change.subject(),
                        change.call(),
                        change.answer(),
                        (client, own) -> client.sql("UPDATE submission SET subject = 'drafted' WHERE id = ?")
                                .param(own)
                                .update()));
        assertThat(outbox.outbox().openSubjects("licence.issue")).containsExactly("drafted");
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
                outbox.issue(key, "body");
                if (random.nextInt(3) == 0) {
                    outbox.startProcess();
                }
                if (random.nextBoolean()) {
                    outbox.recover();
                }
            }
        }
        for (int rounds = 0; outbox.outbox().backlog().unsettled() > 0 && rounds < 1000; rounds++) {
            outbox.recover();
        }
        assertThat(ledger.recorded()).hasSize(requests);
        assertThat(ledger.endorsements()).isEqualTo(requests);
    }
}
