// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.CODE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.TOTAL;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.ZJ_CLAIMANT;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_MARKET;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_REGISTRAR;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.authority.AgencyState;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.receipt.ReceiptWorld.Paper;
import org.yinzheng.chaincode.registry.SucceedAgencyRequest;

final class ReceiptStampTest {
    private final ReceiptWorld world = new ReceiptWorld();

    @Test
    void stamps_are_linked_from_the_leaf_on() {
        Paper paper = world.issue(0, 1, 5, 3);
        stamp(paper, Activity.DELIVER);
        stamp(paper, Activity.PAPER);
        stamp(paper, Activity.PAPER_RECALL);
        stamp(paper, Activity.ARCHIVE);
        List<StampState> stamps = history(paper.number().number());
        String previous = HexFormat.of().formatHex(paper.proof().leaf().hash());
        for (StampState stamp : stamps) {
            assertThat(stamp.previous()).isEqualTo(previous);
            previous = HexFormat.of().formatHex(Merkle.sha256(CanonicalJson.bytes(stamp)));
        }
        assertThat(stamps).extracting(StampState::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(stamps.get(3).after())
                .containsExactly(Activity.DELIVER, Activity.PAPER, Activity.PAPER_RECALL, Activity.ARCHIVE);
        ReceiptState state = world.view(paper).state();
        assertThat(state).isNotNull().extracting(ReceiptState::stamp).isEqualTo(previous);
    }

    @Test
    void histories_come_in_pages() {
        Paper paper = world.issue(1);
        stamp(paper, Activity.DELIVER);
        stamp(paper, Activity.PAPER);
        stamp(paper, Activity.ARCHIVE);
        var first = page(new StepsQuery(CODE, paper.number().number(), null, 2));
        assertThat(first.items()).extracting(StampState::seq).containsExactly(1L, 2L);
        assertThat(first.next()).isNotNull();
        var second = page(new StepsQuery(CODE, paper.number().number(), first.next(), 2));
        assertThat(second.items()).extracting(StampState::seq).containsExactly(3L);
        assertThat(second.next()).isNull();
    }

    @Test
    void a_receipt_without_proof_cannot_be_stamped() {
        Paper paper = world.issue(0, 1, 5, 3);
        Paper other = world.issue(0, 6, 5, 3);
        InclusionProof wrongPath = new InclusionProof(
                "0000000001", paper.proof().leaf(), other.proof().path());
        InclusionProof wrongLeaf = new InclusionProof(
                "0000000001", other.proof().leaf(), paper.proof().path());
        refused("PROOF_WRONG: ", new Paper(paper.number(), paper.secret(), TOTAL, wrongPath));
        refused("PROOF_WRONG: ", new Paper(paper.number(), paper.secret(), TOTAL, wrongLeaf));
        refused("RECEIPT_UNKNOWN: ", new Paper(paper.number(), paper.secret(), TOTAL, other.proof()));
        refused("PROOF_WRONG: ", new Paper(ReceiptNumber.of(CODE, 5), paper.secret(), TOTAL, paper.proof()));
    }

    @Test
    void the_same_paper_number_is_the_same_copy_and_another_is_refused() {
        Paper paper = world.issue(1);
        String answer = stamp(paper, Activity.PAPER);
        assertThat(stamp(paper, Activity.PAPER)).isEqualTo(answer);
        assertThatThrownBy(() -> world.submit(ZJ_CLERK, "Stamp", paper.stamp(Activity.PAPER, "c".repeat(64))))
                .hasMessageStartingWith("PAPER_ALREADY_ISSUED: ");
    }

    @Test
    void a_replayed_step_is_not_made_again() {
        Paper paper = world.issue(1);
        StampRequest request = paper.stamp(Activity.DELIVER);
        String answer = world.submit(ZJ_CLERK, "Stamp", request);
        assertThat(world.submit(ZJ_CLERK, "Stamp", request)).isEqualTo(answer);
        assertThat(history(paper.number().number())).hasSize(1);
        assertThatThrownBy(() -> stamp(paper, Activity.DELIVER)).hasMessageStartingWith("ALREADY_DELIVERED: ");
    }

    @Test
    void a_reversal_issues_the_red_receipt_and_links_both() {
        Paper paper = world.issue(1);
        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(paper, 2, -TOTAL), world.reverseSecrets(paper, 2));
        ReceiptState state = world.view(paper).state();
        assertThat(state).isNotNull().extracting(ReceiptState::red).isEqualTo("FIS:33010126:0000000002");
        ReceiptView red = world.network.channel.evaluate(
                ZJ_CLERK, ZJ_NS, "receipt:Read", new ReceiptQuery(CODE, "0000000002", null), ReceiptView.class);
        assertThat(red.batch().redOf()).isEqualTo("FIS:33010126:0000000001");
        assertThat(red.state()).isNotNull().extracting(ReceiptState::redOf).isEqualTo("FIS:33010126:0000000001");
        assertThat(history("0000000002")).extracting(StampState::activity).containsExactly(Activity.RED_ISSUE);
        world.issue(3);
    }

    @Test
    void a_reversal_happens_once_and_never_of_a_red_receipt() {
        Paper paper = world.issue(1);
        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(paper, 2, -TOTAL), world.reverseSecrets(paper, 2));
        notReversed("RECEIPT_REVERSED: ", paper, 3);
        ReceiptNumber number = ReceiptNumber.of(CODE, 2);
        Paper red = new Paper(
                number,
                ReceiptWorld.secretOf(2),
                -TOTAL,
                InclusionProof.single(number, ReceiptWorld.leaf(number, -TOTAL)));
        notReversed("RED_RECEIPT: ", red, 3);
    }

    @Test
    void a_red_receipt_is_of_the_same_type_as_the_one_that_it_reverses() {
        Paper paper = world.issue(1);
        var request = world.reverseRequest(paper, 2, -TOTAL);
        var red = request.red();
        var other = new ReverseRequest(
                id(),
                request.code(),
                request.number(),
                request.proof(),
                request.reason(),
                new RedReceipt(
                        red.batchId(),
                        red.block(),
                        red.lane(),
                        red.number(),
                        red.kid(),
                        red.type() + 1,
                        1,
                        red.issuedAt(),
                        red.leaf()),
                null);
        var secrets = world.reverseSecrets(paper, 2);
        assertThatThrownBy(() -> world.submit(ZJ_CLERK, "Reverse", other, secrets))
                .hasMessageStartingWith("ARGUMENT_INVALID: red.type must be " + red.type());
    }

    @Test
    void only_the_exact_negative_reverses() {
        Paper paper = world.issue(1);
        assertThatThrownBy(() -> world.submit(
                        ZJ_CLERK,
                        "Reverse",
                        world.reverseRequest(paper, 2, -TOTAL + 1),
                        world.reverseSecrets(paper, 2)))
                .hasMessageStartingWith("RED_TOTAL_WRONG: ");
        Paper wrong = new Paper(paper.number(), paper.secret(), TOTAL - 1, paper.proof());
        assertThatThrownBy(() -> world.submit(
                        ZJ_CLERK, "Reverse", world.reverseRequest(paper, 2, -TOTAL), world.reverseSecrets(wrong, 2)))
                .hasMessageStartingWith("SECRET_WRONG: ");
    }

    @Test
    void paper_out_claims_and_the_archive_block_a_reversal() {
        Paper printed = world.issue(1);
        stamp(printed, Activity.PAPER);
        notReversed("PAPER_NOT_RECALLED: ", printed, 2);
        stamp(printed, Activity.PAPER_RECALL);
        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(printed, 2, -TOTAL), world.reverseSecrets(printed, 2));

        Paper claimed = world.issue(3);
        world.submit(ZJ_CLAIMANT, "Claim", claimed.claim(false), claimed.secrets(1));
        notReversed("RECEIPT_CLAIMED: ", claimed, 4);
        world.submit(ZJ_CLAIMANT, "Unclaim", claimed.end(1));
        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(claimed, 4, -TOTAL), world.reverseSecrets(claimed, 4));

        Paper archived = world.issue(5);
        stamp(archived, Activity.ARCHIVE);
        notReversed("RECEIPT_ARCHIVED: ", archived, 6);
    }

    @Test
    void a_successor_acts_on_its_predecessors_receipts() {
        Paper paper = world.issue(1);
        assertThatThrownBy(() -> world.submit(ZJ_OTHER_CLERK, "Stamp", paper.stamp(Activity.DELIVER)))
                .hasMessageStartingWith("NOT_ISSUING_UNIT: ");
        long seq = world.network
                .channel
                .stored(ZJ_NS, LedgerKeys.agency(ZJ_MARKET), AgencyState.class)
                .orElseThrow()
                .seq();
        world.network.channel.submit(
                ZJ_REGISTRAR,
                ZJ_NS,
                "registry:SucceedAgency",
                new SucceedAgencyRequest(id(), ZJ_MARKET, seq, ZJ_OTHER, "REFORM"));
        world.submit(ZJ_OTHER_CLERK, "Stamp", paper.stamp(Activity.DELIVER));
        assertThatThrownBy(() -> stamp(paper, Activity.ARCHIVE)).hasMessageStartingWith("AGENCY_CLOSED: ");
    }

    private String stamp(Paper paper, Activity activity) {
        return world.submit(ZJ_CLERK, "Stamp", paper.stamp(activity));
    }

    private void refused(String message, Paper paper) {
        assertThatThrownBy(() -> stamp(paper, Activity.DELIVER)).hasMessageStartingWith(message);
    }

    private void notReversed(String message, Paper paper, long redNumber) {
        Map<String, byte[]> secrets = world.reverseSecrets(paper, redNumber);
        assertThatThrownBy(() ->
                        world.submit(ZJ_CLERK, "Reverse", world.reverseRequest(paper, redNumber, -TOTAL), secrets))
                .hasMessageStartingWith(message);
    }

    private List<StampState> history(String number) {
        return page(new StepsQuery(CODE, number, null, 200)).items();
    }

    private CanonicalJson.Page<StampState> page(StepsQuery query) {
        return CanonicalJson.readPage(
                world.network
                        .channel
                        .endorse(ZJ_CLERK, ZJ_NS, "receipt:History", query)
                        .answer(),
                StampState.class);
    }
}
