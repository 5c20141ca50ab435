// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.gateway.outbox.WaitingChanges.BUSY;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.yinzheng.gateway.storage.TestDatabase;

/** Changes that wait at the same time go to the ledger in one call, and each still has its own answer. */
@ParameterizedClass(name = "{0}")
@EnumSource
class JointCallsTest {
    private final TestDatabase kind;
    private TestOutbox outbox;
    private WaitingChanges waiting;
    private FakeLedger ledger;

    JointCallsTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        outbox = new TestOutbox(kind.create(folder));
        ledger = outbox.ledger();
        waiting = new WaitingChanges(outbox);
    }

    @AfterEach
    void stop() {
        outbox.close();
    }

    @Test
    void changes_that_wait_at_the_same_time_are_recorded_by_one_call() throws InterruptedException {
        var outcomes = waiting.goTogether(call -> "{}");
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.get().recorded()).isTrue();
            assertThat(outcome.get().answer().path("licenceId").asString()).isEqualTo("1.2.156");
        });
        assertThat(outcomes)
                .extracting(outcome -> outcome.get().submission().transactionId())
                .containsOnly("tx" + (BUSY + 1));
        assertThat(ledger.recorded()).hasSize(BUSY + 1);
        assertThat(outbox.issue("waits-key-1", "a").repeated()).isTrue();
    }

    @Test
    void what_the_contract_refuses_together_learns_its_own_answer_alone() throws InterruptedException {
        var outcomes = waiting.goTogether(call -> {
            if (call.request().contains("|") || call.request().equals(waiting.requestOf("waits-key-1"))) {
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
        var outcomes = waiting.goTogether(call -> "{}");
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
        var outcomes = waiting.goTogether(call -> "{}");
        assertThat(outcomes)
                .extracting(outcome -> outcome.get().submission().state())
                .containsOnly(SubmissionState.UNKNOWN);
        assertThat(outbox.signedBytes()).as("the bytes are stored once").isEqualTo(("tx" + (BUSY + 1)).length());
        outbox.startProcess();
        outbox.recover();
        assertThat(outbox.outbox().backlog().unsettled()).isZero();
        assertThat(ledger.sendings()).as("sent again once for all").isEqualTo(BUSY + 2);
        assertThat(outbox.issue("waits-key-0", "a").recorded()).isTrue();
        assertThat(outbox.issue("waits-key-2", "a").recorded()).isTrue();
        assertThat(ledger.recorded()).hasSize(BUSY + 1);
    }

    @Test
    void the_changes_of_a_joint_call_are_fenced_each_under_its_own_request_id() throws InterruptedException {
        ledger.drop("tx" + (BUSY + 1));
        waiting.goTogether(call -> "{}");
        outbox.pass(Duration.ofMinutes(11));
        List<String> fenced = Collections.synchronizedList(new ArrayList<>());
        ledger.contract(call -> {
            fenced.add(call.request());
            return "{}";
        });
        outbox.recover();
        assertThat(outbox.issue("waits-key-1", "a").submission().state()).isEqualTo(SubmissionState.FENCED);
        assertThat(fenced)
                .containsExactlyInAnyOrder(
                        waiting.requestOf("waits-key-0"),
                        waiting.requestOf("waits-key-1"),
                        waiting.requestOf("waits-key-2"));
    }
}
