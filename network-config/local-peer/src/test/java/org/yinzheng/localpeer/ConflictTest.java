// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yinzheng.localpeer.identity.Role;

/** What the peer says of transactions that meet: in one block, or held back until the state has moved on. */
class ConflictTest {
    @TempDir
    static Path folder;

    static TestPeer peer;
    static Contract notes;

    @BeforeAll
    static void start() {
        peer = TestPeer.start(TestPeer.settings(folder).withLinger(Duration.ofMillis(50)));
        notes = peer.notes(TestPeer.ZHEJIANG, TestPeer.ZJ);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void of_two_creators_in_one_block_exactly_one_wins() throws Exception {
        for (int round = 0; round < 10; round++) {
            List<Status> outcomes = Calls.together(List.of(
                    Calls.endorse(notes, "Create", "race" + round, "first"),
                    Calls.endorse(notes, "Create", "race" + round, "second")));

            assertThat(outcomes)
                    .extracting(Status::getCode)
                    .containsExactlyInAnyOrder(TxValidationCode.VALID, TxValidationCode.MVCC_READ_CONFLICT);
        }
    }

    @Test
    void thirty_creators_of_one_key_leave_one_value_and_one_history_entry() throws Exception {
        List<Transaction> rivals = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rivals.add(Calls.endorse(notes, "Create", "crowd", "by " + i));
        }

        List<Status> outcomes = Calls.together(rivals);

        assertThat(outcomes).filteredOn(Status::isSuccessful).hasSize(1);
        assertThat(Calls.evaluate(notes, "History", "crowd")).isEqualTo(Calls.evaluate(notes, "Get", "crowd"));
    }

    @Test
    void a_transaction_held_back_until_its_read_changed_is_refused_with_11() throws Exception {
        Calls.submit(notes, "Put", "held", "1");
        Transaction held = Calls.endorse(notes, "Delete", "held");
        Calls.submit(notes, "Put", "held", "2");

        assertThat(Calls.submit(held).getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(Calls.evaluate(notes, "Get", "held")).isEqualTo("2");
    }

    @Test
    void a_read_of_another_chaincode_conflicts_too() throws Exception {
        Contract jiangxi = peer.notes(TestPeer.JIANGXI, TestPeer.JX);
        Calls.submit(jiangxi, "Put", "theirs", "1");
        Transaction held = Calls.endorse(notes, "CopyFrom", TestPeer.JX, "theirs", "3");
        Calls.submit(jiangxi, "Put", "theirs", "2");

        assertThat(Calls.submit(held).getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void a_row_that_appears_vanishes_or_changes_in_a_range_read_is_a_phantom() throws Exception {
        Calls.submit(notes, "Fill", "range/", "5");
        for (String[] change : new String[][] {
            {"Put", "range/00009", "new"}, {"Delete", "range/00002"}, {"Put", "range/00003", "changed"}
        }) {
            Transaction held = Calls.endorse(notes, "CountInto", "range/", "range/~", "count");
            String[] arguments = Arrays.copyOfRange(change, 1, change.length);
            Calls.submit(notes, change[0], arguments);

            assertThat(Calls.submit(held).getCode())
                    .as(String.join(" ", change))
                    .isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
        }
        assertThat(Calls.submit(notes, "CountInto", "range/", "range/~", "count")
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void a_row_written_earlier_in_the_same_block_is_a_phantom() throws Exception {
        Calls.submit(notes, "Fill", "same/", "3");
        Transaction put = Calls.endorse(notes, "Put", "same/00001x", "new");
        Transaction count = Calls.endorse(notes, "CountInto", "same/", "same/~", "count2");

        List<Status> outcomes = Calls.together(List.of(put, count));

        boolean putFirst = before(outcomes.get(0), outcomes.get(1), put, count);
        assertThat(outcomes.get(0).isSuccessful()).isTrue();
        assertThat(outcomes.get(1).getCode())
                .isEqualTo(putFirst ? TxValidationCode.PHANTOM_READ_CONFLICT : TxValidationCode.VALID);
    }

    private static boolean before(Status left, Status right, Transaction first, Transaction second) throws Exception {
        if (left.getBlockNumber() != right.getBlockNumber()) {
            return left.getBlockNumber() < right.getBlockNumber();
        }
        List<String> ids = new ArrayList<>();
        for (ByteString envelope :
                Calls.block(peer, left.getBlockNumber()).getData().getDataList()) {
            ids.add(org.yinzheng.localpeer.transaction.Transaction.parse(envelope)
                    .id());
        }
        return ids.indexOf(first.getTransactionId()) < ids.indexOf(second.getTransactionId());
    }

    @Test
    void an_envelope_that_stands_in_a_block_is_refused_and_its_outcome_stands() throws Exception {
        Transaction transaction = Calls.endorse(notes, "Create", "twice", "once");
        SubmittedTransaction first = transaction.submitAsync();
        Status outcome = first.getStatus();
        long height = Calls.chain(peer).getHeight();

        assertThatThrownBy(transaction::submitAsync).isInstanceOfSatisfying(SubmitException.class, e -> {
            assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
            assertThat(e.getDetails().get(0).getMessage()).contains("already processed");
        });

        assertThat(Calls.chain(peer).getHeight()).isEqualTo(height);
        assertThat(first.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        assertThat(first.getStatus().getBlockNumber()).isEqualTo(outcome.getBlockNumber());
        assertThat(Calls.evaluate(notes, "History", "twice")).isEqualTo("once");
    }

    @Test
    void an_envelope_that_comes_three_times_at_once_counts_once() throws Exception {
        Transaction transaction = Calls.endorse(notes, "Put", "thrice", "once");
        Callable<Boolean> taken = () -> {
            try {
                return Calls.submit(transaction).getCode() == TxValidationCode.VALID;
            } catch (SubmitException e) {
                return false;
            }
        };

        assertThat(Calls.all(List.of(taken, taken, taken))).contains(true);
        assertThat(Calls.evaluate(notes, "History", "thrice")).isEqualTo("once");
    }

    @Test
    void a_committed_proposal_is_not_endorsed_again() throws Exception {
        var proposal = Calls.proposal(notes, "Put", "again", "1");
        Calls.submit(proposal.endorse());

        assertThatThrownBy(proposal::endorse).isInstanceOfSatisfying(EndorseException.class, e -> assertThat(
                        e.getDetails().get(0).getMessage())
                .contains("duplicate transaction found"));
    }

    @Test
    void too_few_endorsements_are_refused_with_10() throws Exception {
        String[][] tooFew = {{TestPeer.ZHEJIANG}, {TestPeer.JIANGXI}, {TestPeer.JIANGXI, TestPeer.NATIONAL}};
        for (String[] organisations : tooFew) {
            Transaction transaction =
                    Calls.proposal(notes, organisations, "Put", "few", "x").endorse();

            assertThat(Calls.submit(transaction).getCode())
                    .as(String.join(",", organisations))
                    .isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        }
    }

    @Test
    void without_a_choice_the_peer_asks_those_whom_the_policy_needs() throws Exception {
        notes.submitTransaction("Put", "chosen", "regional");
        peer.notes(TestPeer.ZHEJIANG, TestPeer.COMMON).submitTransaction("Put", "chosen", "common");
        peer.notes(TestPeer.JIANGXI, TestPeer.ZJ).submitTransaction("Put", "chosen", "by a stranger");

        assertThat(Calls.evaluate(notes, "History", "chosen")).isEqualTo("by a stranger,regional");
    }

    @Test
    void a_key_policy_replaces_that_of_the_chaincode() throws Exception {
        Calls.submit(notes, "Put", "guarded", "1");
        byte[] jiangxiAlone = TestPolicies.outOf(1, TestPolicies.role(TestPeer.JIANGXI, Role.PEER))
                .toByteArray();
        Transaction guard = notes.newProposal("Guard")
                .addArguments("guarded")
                .putTransient("policy", jiangxiAlone)
                .setEndorsingOrganizations(TestPeer.ZHEJIANG, TestPeer.JIANGXI)
                .build()
                .endorse();
        assertThat(Calls.submit(guard).isSuccessful()).isTrue();
        assertThat(Calls.evaluate(notes, "GuardOf", "guarded")).isEqualTo(Integer.toString(jiangxiAlone.length));

        Map<String, TxValidationCode> expected = Map.of(
                TestPeer.ZHEJIANG,
                TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
                TestPeer.NATIONAL,
                TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
                TestPeer.JIANGXI,
                TxValidationCode.VALID);
        for (var each : expected.entrySet()) {
            Transaction write = Calls.proposal(notes, new String[] {each.getKey()}, "Put", "guarded", each.getKey())
                    .endorse();
            assertThat(Calls.submit(write).getCode()).as(each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(Calls.evaluate(notes, "GuardOf", "guarded"))
                .as("a new value keeps the policy")
                .isEqualTo(Integer.toString(jiangxiAlone.length));
        notes.submitTransaction("Put", "guarded", "chosen by the key's policy");
    }
}
