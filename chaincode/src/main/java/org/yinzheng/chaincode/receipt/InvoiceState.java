// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * State {@code TAX}: the exclusive use of a fully digital invoice (数电票). The tax platform issues it; the ledger only
 * prevents that it is booked twice.
 *
 * @param number 20 digits
 * @param seq 1 and up: uses so far, released ones included
 * @param claimant social credit code
 * @param region the claimant's region
 * @param claimedAt record time, epoch seconds
 * @param previous digest of the state of the use before, or null
 */
public record InvoiceState(
        String number,
        long seq,
        String claimant,
        String region,
        String kind,
        ClaimState.Status status,
        long claimedAt,
        @Nullable ClaimRelease release,
        @Nullable String previous,
        String requestId) {
    InvoiceState released(ClaimRelease how) {
        return new InvoiceState(
                number, seq, claimant, region, kind, ClaimState.Status.RELEASED, claimedAt, how, previous, requestId);
    }
}
