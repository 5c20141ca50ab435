// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.List;

/**
 * State {@code CLT}: serialises the claimants of all regions on one receipt. The rest is readable with the receipt's secret
 * only: {@link ClaimRest#of}.
 *
 * @param seq number of claims ever made
 * @param changes number of writes of this key
 * @param restCommitment HMAC of the rest after the latest claim, hex: no contract reads it, claims open the seal; who holds
 *     the receipt's secret proves with it to somebody else, without the seal, what was left
 * @param sealedRest that rest, {@link SealedAmount}
 * @param sealedSeq place of the seal: the latest claim
 * @param sealedBy transaction of the seal
 * @param open claims in force
 * @param returned claims released since the latest claim; the next claim adds their amounts to the rest
 * @param exclusive whether the claim in force shuts out every other
 * @param claimedAt record time of the latest claim, epoch seconds
 */
public record ClaimAccountState(
        String code,
        String number,
        long seq,
        long changes,
        String restCommitment,
        String sealedRest,
        long sealedSeq,
        String sealedBy,
        List<ClaimPlace> open,
        List<ClaimPlace> returned,
        boolean exclusive,
        long claimedAt) {
    public ClaimAccountState {
        open = List.copyOf(open);
        returned = List.copyOf(returned);
    }

    /** This account after a claim was given back; what it took returns to the rest. */
    ClaimAccountState without(ClaimPlace claim) {
        List<ClaimPlace> stillOpen =
                open.stream().filter(place -> !place.equals(claim)).toList();
        List<ClaimPlace> back = new ArrayList<>(returned);
        back.add(claim);
        return new ClaimAccountState(
                code,
                number,
                seq,
                changes + 1,
                restCommitment,
                sealedRest,
                sealedSeq,
                sealedBy,
                stillOpen,
                back,
                exclusive && !stillOpen.isEmpty(),
                claimedAt);
    }
}
