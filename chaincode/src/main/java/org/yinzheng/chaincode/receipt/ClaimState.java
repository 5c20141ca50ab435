// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * State {@code CLM}: one claim (入账, 报销). Only the claimant's region can write it with the owner's, or the owner's with the
 * national platform.
 *
 * @param seq 1 and up for each receipt
 * @param claimant social credit code
 * @param region the claimant's region, 6 digits
 * @param kind code such as MEDICAL_INSURANCE
 * @param exclusive whether it shuts out other claims
 * @param claimedAt record time, epoch seconds
 * @param sealedAmount the amount, {@link SealedAmount}
 * @param transactionId transaction of the claim, part of the seal's place
 * @param release how it ended, null while it is in force
 * @param requestId request that claimed
 */
public record ClaimState(
        String code,
        String number,
        long seq,
        String claimant,
        String region,
        String kind,
        boolean exclusive,
        Status status,
        long claimedAt,
        String sealedAmount,
        String transactionId,
        @Nullable ClaimRelease release,
        String requestId) {
    /** Whether the claim is in force. */
    public enum Status {
        CLAIMED,
        RELEASED
    }

    ClaimState released(ClaimRelease how) {
        return new ClaimState(
                code,
                number,
                seq,
                claimant,
                region,
                kind,
                exclusive,
                Status.RELEASED,
                claimedAt,
                sealedAmount,
                transactionId,
                how,
                requestId);
    }
}
