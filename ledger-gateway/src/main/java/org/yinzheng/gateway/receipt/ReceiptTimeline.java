// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.receipt.BatchState;
import org.yinzheng.chaincode.receipt.ClaimState;
import org.yinzheng.chaincode.receipt.StampState;
import org.yinzheng.gateway.outbox.Journal;

/** The life of a receipt as the ledger tells it, oldest first: issue, stamps, claims and their end. */
record ReceiptTimeline(List<Step> steps) {
    /**
     * One step.
     *
     * @param what ISSUE, an activity, CLAIM or CLAIM_END
     * @param agency who did it
     * @param officer pseudonym of the person, where this gateway sent it: the ledger names the agency alone
     * @param time epoch seconds
     * @param related the other receipt of a reversal
     * @param kind of a claim
     * @param mandate what the words are kept under that say by whose mandate it was done
     * @param transactionId absent where another's gateway sent a stamp
     */
    record Step(
            String what,
            String agency,
            @Nullable String officer,
            long time,
            @Nullable String reason,
            @Nullable String related,
            @Nullable String kind,
            @Nullable String mandate,
            @Nullable String transactionId,
            @Nullable Long block) {}

    /**
     * @param places transactions by request id
     * @param officer who stands behind the client that sent one
     */
    static ReceiptTimeline of(
            BatchState batch,
            List<StampState> stamps,
            List<ClaimState> claims,
            Map<String, Journal.Placed> places,
            Function<Journal.Placed, @Nullable String> officer) {
        var steps = new ArrayList<Step>();
        var issue =
                new Step("ISSUE", batch.unit(), null, batch.recordedAt(), null, batch.redOf(), null, null, null, null);
        steps.add(placed(issue, places.get(batch.requestId()), officer));
        for (StampState one : stamps) {
            var step = new Step(
                    one.activity().name(),
                    one.actor(),
                    null,
                    one.at(),
                    one.reason(),
                    one.related(),
                    null,
                    one.mandate(),
                    null,
                    null);
            steps.add(placed(step, places.get(one.requestId()), officer));
        }
        for (ClaimState claim : claims) {
            var made = new Step(
                    "CLAIM",
                    claim.claimant(),
                    null,
                    claim.claimedAt(),
                    null,
                    null,
                    claim.kind(),
                    null,
                    claim.transactionId(),
                    null);
            steps.add(placed(made, places.get(claim.requestId()), officer));
            var release = claim.release();
            if (release != null) {
                var end = new Step(
                        "CLAIM_END",
                        release.by(),
                        null,
                        release.at(),
                        release.reason(),
                        null,
                        claim.kind(),
                        null,
                        null,
                        null);
                steps.add(placed(end, places.get(release.requestId()), officer));
            }
        }
        steps.sort(Comparator.comparingLong(Step::time));
        return new ReceiptTimeline(List.copyOf(steps));
    }

    /** With what only the sender knows. */
    private static Step placed(
            Step step, Journal.@Nullable Placed place, Function<Journal.Placed, @Nullable String> officer) {
        if (place == null) {
            return step;
        }
        return new Step(
                step.what(),
                step.agency(),
                officer.apply(place),
                step.time(),
                step.reason(),
                step.related(),
                step.kind(),
                step.mandate(),
                place.transactionId(),
                place.block());
    }

    /** The requests whose transactions it shows. */
    static List<String> requests(BatchState batch, List<StampState> stamps, List<ClaimState> claims) {
        var requests = new ArrayList<>(List.of(batch.requestId()));
        stamps.forEach(one -> requests.add(one.requestId()));
        for (ClaimState claim : claims) {
            requests.add(claim.requestId());
            var release = claim.release();
            if (release != null) {
                requests.add(release.requestId());
            }
        }
        return List.copyOf(requests);
    }
}
