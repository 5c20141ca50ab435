// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.BLOCK;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.CODE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.FINANCE;
import static org.yinzheng.chaincode.receipt.ReceiptWorld.KIND;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_APPROVER;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_KID;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_NS;
import static org.yinzheng.chaincode.testing.TestNetwork.ZJ_OTHER_CLERK;
import static org.yinzheng.chaincode.testing.TestNetwork.id;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.registry.CloseKeyRequest;
import org.yinzheng.chaincode.registry.KeyState;

final class ReceiptIssueTest {
    private final ReceiptWorld world = new ReceiptWorld();

    @Test
    void a_block_is_granted_in_lanes() {
        assertThat(lane(0))
                .extracting(NumberBlockState::first, NumberBlockState::last)
                .containsExactly("0000000001", "0000000020");
        assertThat(lane(1))
                .extracting(NumberBlockState::first, NumberBlockState::last)
                .containsExactly("0000000021", "0000000040");
    }

    @Test
    void numbers_are_never_granted_twice() {
        assertThatThrownBy(() -> world.submit(FINANCE, "GrantBlock", ReceiptWorld.grant(40, 50, 1)))
                .hasMessage("BLOCK_OVERLAPS: the next free number of this code is 41");
        world.submit(FINANCE, "GrantBlock", ReceiptWorld.grant(41, 50, 1));
    }

    @Test
    void a_batch_leaves_its_root_and_moves_the_lane_on() {
        IssueReceiptsRequest request = world.issueRequest(0, 1, 5);
        IssueReceiptsAnswer answer =
                CanonicalJson.read(world.submit(ZJ_CLERK, "Issue", request), IssueReceiptsAnswer.class);
        assertThat(answer.count()).isEqualTo(5);
        assertThat(answer.root()).isEqualTo(ReceiptLeaf.root(ReceiptWorld.leaves(1, 5)));
        assertThat(lane(0).next()).isEqualTo(6);
        assertThat(world.network.channel.evaluate(
                        ZJ_CLERK, ZJ_NS, "receipt:Batch", new BatchQuery(request.batchId()), BatchState.class))
                .extracting(BatchState::first, BatchState::count)
                .containsExactly("0000000001", 5L);
    }

    @Test
    void the_same_request_is_one_issue() {
        IssueReceiptsRequest request = world.issueRequest(0, 1, 1);
        String answer = world.submit(ZJ_CLERK, "Issue", request);
        assertThat(world.submit(ZJ_CLERK, "Issue", request)).isEqualTo(answer);
        assertThat(lane(0).next()).isEqualTo(2);
        IssueReceiptsRequest other = new IssueReceiptsRequest(
                request.requestId(),
                world.batchId(),
                BLOCK,
                0,
                "0000000002",
                ZJ_KID,
                KIND,
                1,
                world.now(),
                request.leaves());
        assertThatThrownBy(() -> world.submit(ZJ_CLERK, "Issue", other)).hasMessageStartingWith("REQUEST_ID_REUSED: ");
    }

    @Test
    void two_units_cannot_both_take_one_number() {
        var one = world.network.channel.endorse(ZJ_CLERK, ZJ_NS, "receipt:Issue", world.issueRequest(0, 1, 1));
        var other = world.network.channel.endorse(ZJ_CLERK, ZJ_NS, "receipt:Issue", world.issueRequest(0, 1, 2));
        assertThat(world.network.channel.commit(one)).isTrue();
        assertThat(world.network.channel.commit(other)).isFalse();
    }

    @Test
    void lanes_do_not_disturb_each_other() {
        var one = world.network.channel.endorse(ZJ_CLERK, ZJ_NS, "receipt:Issue", world.issueRequest(0, 1, 1));
        var other = world.network.channel.endorse(ZJ_CLERK, ZJ_NS, "receipt:Issue", world.issueRequest(1, 21, 1));
        assertThat(world.network.channel.commit(one)).isTrue();
        assertThat(world.network.channel.commit(other)).isTrue();
    }

    @Test
    void gaps_overlaps_and_the_end_of_the_lane_are_refused() {
        world.issue(1);
        refused("NUMBER_TAKEN: this lane issues 0000000002 next", world.issueRequest(0, 1, 1));
        refused("NUMBER_NOT_NEXT: this lane issues 0000000002 next", world.issueRequest(0, 3, 1));
        refused("BLOCK_USED_UP: ", world.issueRequest(0, 2, 20));
        refused("BLOCK_UNKNOWN: ", world.issueRequest(2, 1, 1));
        world.issue(0, 2, 19, 0);
        refused("BLOCK_USED_UP: ", world.issueRequest(0, 21, 1));
    }

    @Test
    void another_units_block_is_refused() {
        TestKeys.give(world, ZJ_OTHER_CLERK);
        IssueReceiptsRequest request = new IssueReceiptsRequest(
                id(),
                world.batchId(),
                BLOCK,
                0,
                "0000000001",
                TestKeys.KID,
                KIND,
                1,
                world.now(),
                ReceiptLeaf.encode(ReceiptWorld.leaves(1, 1)));
        assertThatThrownBy(() -> world.submit(ZJ_OTHER_CLERK, "Issue", request))
                .hasMessageStartingWith("BLOCK_OF_OTHER_UNIT: ");
    }

    @Test
    void a_batch_id_serves_once() {
        IssueReceiptsRequest first = world.issueRequest(0, 1, 1);
        world.submit(ZJ_CLERK, "Issue", first);
        refused("BATCH_ID_TAKEN: ", changed(first, "0000000002", ReceiptLeaf.encode(ReceiptWorld.leaves(2, 1)), 0));
    }

    @Test
    void leaves_are_checked() {
        refused("LEAVES_WRONG: ", world.issueRequest(0, 1, "AAAA"));
        refused("LEAVES_WRONG: ", world.issueRequest(0, 1, "no base64"));
        ReceiptLeaf leaf = ReceiptWorld.leaves(1, 1).get(0);
        refused("LEAVES_WRONG: ", world.issueRequest(0, 1, ReceiptLeaf.encode(List.of(leaf, leaf))));
    }

    @Test
    void a_signing_time_far_from_the_transaction_is_refused() {
        IssueReceiptsRequest request = world.issueRequest(0, 1, 1);
        refused("ISSUED_AT_IN_FUTURE: ", changed(request, "0000000001", request.leaves(), 301));
        refused("ISSUED_AT_TOO_OLD: ", changed(request, "0000000001", request.leaves(), -86_401));
        world.submit(ZJ_CLERK, "Issue", changed(request, "0000000001", request.leaves(), -86_400));
    }

    @Test
    void closing_a_key_stops_issues_in_flight() {
        var held = world.network.channel.endorse(ZJ_CLERK, ZJ_NS, "receipt:Issue", world.issueRequest(0, 1, 1));
        world.network.channel.submit(
                ZJ_APPROVER, ZJ_NS, "registry:CloseKey", new CloseKeyRequest(id(), ZJ_KID, KeyState.Closing.NORMAL));
        assertThat(world.network.channel.commit(held)).isFalse();
        refused("KEY_CLOSED: ", world.issueRequest(0, 1, 1));
    }

    @Test
    void the_kind_and_its_version_must_be_in_use() {
        IssueReceiptsRequest request = world.issueRequest(0, 1, 1);
        refused("TYPE_VERSION_NOT_IN_USE: the region uses version 1", ofType(request, KIND, 2));
        refused("TYPE_NOT_PERMITTED: ", ofType(request, 11, 1));
        refused("TYPE_NOT_PERMITTED: ", ofType(request, 99, 1));
    }

    @Test
    void ten_thousand_receipts_are_one_transaction_and_one_more_is_refused() {
        world.submit(FINANCE, "GrantBlock", ReceiptWorld.grant(41, 20_040, 1));
        IssueReceiptsRequest largest = inBlock41(10_000);
        assertThat(CanonicalJson.write(largest).length()).isLessThan(900_000);
        refused("LEAVES_WRONG: a batch has at most 10000 receipts", inBlock41(10_001));
        world.submit(ZJ_CLERK, "Issue", largest);
        List<ReceiptLeaf> leaves = ReceiptWorld.leaves(41, 10_000);
        InclusionProof proof = new InclusionProof("0000000041", leaves.get(7_777), ReceiptLeaf.path(7_777, leaves));
        world.submit(
                ZJ_CLERK,
                "Stamp",
                new StampRequest(id(), CODE, ReceiptNumber.digits(41 + 7_777), Activity.DELIVER, proof, null, null));
    }

    private IssueReceiptsRequest inBlock41(int count) {
        return new IssueReceiptsRequest(
                id(),
                world.batchId(),
                CODE + "-0000000041",
                0,
                "0000000041",
                ZJ_KID,
                KIND,
                1,
                world.now(),
                ReceiptLeaf.encode(ReceiptWorld.leaves(41, count)));
    }

    private void refused(String message, IssueReceiptsRequest request) {
        assertThatThrownBy(() -> world.submit(ZJ_CLERK, "Issue", request)).hasMessageStartingWith(message);
    }

    private static IssueReceiptsRequest changed(
            IssueReceiptsRequest request, String first, String leaves, long secondsLater) {
        return new IssueReceiptsRequest(
                id(), request.batchId(), BLOCK, 0, first, ZJ_KID, KIND, 1, request.issuedAt() + secondsLater, leaves);
    }

    private static IssueReceiptsRequest ofType(IssueReceiptsRequest request, int type, int version) {
        return new IssueReceiptsRequest(
                id(),
                request.batchId(),
                BLOCK,
                0,
                request.first(),
                ZJ_KID,
                type,
                version,
                request.issuedAt(),
                request.leaves());
    }

    private NumberBlockState lane(int lane) {
        return world.network
                .channel
                .stored(ZJ_NS, LedgerKeys.numberBlock(CODE, "0000000001", lane), NumberBlockState.class)
                .orElseThrow();
    }
}
