// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.authority.Role;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.ledger.LedgerKeys;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** A unit issues receipts with the next numbers of a lane of its block (开具): one root on the ledger for all of them. */
final class IssueReceipts {
    /** Leaves of the largest batch; its request has 0.9 MB. */
    static final int LARGEST_BATCH = 10_000;

    private final Act act;
    private final Ledger ledger;

    IssueReceipts(Act act) {
        this.act = act;
        this.ledger = act.ledger();
    }

    IssueReceiptsAnswer run(IssueReceiptsRequest request) {
        act.officer().requireLocal();
        act.officer().require(Role.CLERK);
        BatchState batch = issue(request, null);
        ledger.event(
                "receipt.issued",
                new IssueEvent(
                        batch.code(),
                        batch.first(),
                        batch.count(),
                        batch.root(),
                        batch.batchId(),
                        request.requestId()));
        return new IssueReceiptsAnswer(
                batch.code(),
                batch.first(),
                batch.count(),
                batch.root(),
                batch.batchId(),
                batch.recordedAt(),
                ledger.transactionId());
    }

    /** Writes the batch; {@code redOf} names the receipt that a red one reverses. */
    BatchState issue(IssueReceiptsRequest request, @Nullable String redOf) {
        List<ReceiptLeaf> leaves = leaves(request.leaves());
        new IssuingRight(act).check(request.kid(), request.type(), request.typeVersion(), request.issuedAt());
        String code = request.block().substring(0, 8);
        takeNumbers(request, code, leaves.size());
        BatchState batch = new BatchState(
                code,
                request.first(),
                leaves.size(),
                ReceiptLeaf.root(leaves),
                request.batchId(),
                request.block(),
                request.lane(),
                act.officer().code(),
                ledger.self().region(),
                request.type(),
                request.typeVersion(),
                request.kid(),
                request.issuedAt(),
                ledger.now(),
                redOf,
                request.requestId());
        ledger.create(
                LedgerKeys.batch(code, request.first()),
                batch,
                Refusal.NUMBER_TAKEN,
                "these numbers were issued already");
        ledger.create(
                LedgerKeys.batchPlace(request.batchId()),
                new BatchPlaceState(request.batchId(), code, request.first()),
                Refusal.BATCH_ID_TAKEN,
                "a batch id is 16 fresh random bytes");
        return batch;
    }

    private void takeNumbers(IssueReceiptsRequest request, String code, long count) {
        var key = LedgerKeys.numberBlock(code, request.block().substring(9), request.lane());
        NumberBlockState lane = ledger.get(
                key, NumberBlockState.class, Refusal.BLOCK_UNKNOWN, "the block and lane must have been granted");
        Require.that(
                act.officer().agency().answersFor(lane.unit()),
                Refusal.BLOCK_OF_OTHER_UNIT,
                "a unit issues from its own blocks or from those of a unit that it succeeded");
        NumberBlockRules.issue(lane, Long.parseLong(request.first()), count).ifPresent(refusal -> {
            throw refused(refusal, lane);
        });
        ledger.put(key, lane.advancedBy(count));
    }

    private static RefusedException refused(Refusal refusal, NumberBlockState lane) {
        if (lane.left() > 0 && refusal != Refusal.BLOCK_USED_UP) {
            return new RefusedException(refusal, "this lane issues " + ReceiptNumber.digits(lane.next()) + " next");
        }
        return RefusalWords.refused(Refusal.BLOCK_USED_UP);
    }

    private static List<ReceiptLeaf> leaves(String base64) {
        List<ReceiptLeaf> leaves = ReceiptLeaf.decode(base64);
        Require.that(
                leaves.size() <= LARGEST_BATCH,
                Refusal.LEAVES_WRONG,
                "a batch has at most " + LARGEST_BATCH + " receipts");
        Set<String> digests = new TreeSet<>();
        leaves.forEach(leaf -> digests.add(leaf.digest()));
        Require.that(
                digests.size() == leaves.size(), Refusal.LEAVES_WRONG, "every receipt of a batch has its own digest");
        return leaves;
    }

    /** What the event {@code receipt.issued} carries. */
    private record IssueEvent(String code, String first, long count, String root, String batchId, String requestId) {}
}
