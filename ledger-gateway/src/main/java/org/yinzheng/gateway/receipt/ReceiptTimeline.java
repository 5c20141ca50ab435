// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
     * @param time epoch seconds
     * @param related the other receipt of a reversal
     * @param kind of a claim
     * @param transactionId absent where another's gateway sent a stamp
     */
    record Step(
            String what,
            String agency,
            long time,
            @Nullable String reason,
            @Nullable String related,
            @Nullable String kind,
            @Nullable String transactionId,
            @Nullable Long block) {}

    /** @param places transactions by request id */
    static ReceiptTimeline of(
            BatchState batch, List<StampState> stamps, List<ClaimState> claims, Map<String, Journal.Place> places) {
        var steps = new ArrayList<Step>();
        steps.add(step(
                "ISSUE", batch.unit(), batch.recordedAt(), null, batch.redOf(), null, places.get(batch.requestId())));
        stamps.forEach(one -> steps.add(step(
                one.activity().name(),
                one.actor(),
                one.at(),
                one.reason(),
                one.related(),
                null,
                places.get(one.requestId()))));
        for (ClaimState claim : claims) {
            var place = places.get(claim.requestId());
            steps.add(new Step(
                    "CLAIM",
                    claim.claimant(),
                    claim.claimedAt(),
                    null,
                    null,
                    claim.kind(),
                    claim.transactionId(),
                    place == null ? null : place.block()));
            var release = claim.release();
            if (release != null) {
                steps.add(step(
                        "CLAIM_END",
                        release.by(),
                        release.at(),
                        release.reason(),
                        null,
                        claim.kind(),
                        places.get(release.requestId())));
            }
        }
        steps.sort(Comparator.comparingLong(Step::time));
        return new ReceiptTimeline(List.copyOf(steps));
    }

    private static Step step(
            String what,
            String agency,
            long time,
            @Nullable String reason,
            @Nullable String related,
            @Nullable String kind,
            Journal.@Nullable Place place) {
        return new Step(
                what,
                agency,
                time,
                reason,
                related,
                kind,
                place == null ? null : place.transactionId(),
                place == null ? null : place.block());
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
