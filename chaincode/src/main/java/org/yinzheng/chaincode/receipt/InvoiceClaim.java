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
 * @param previous digest of the state of the use before, or null
 */
public record InvoiceClaim(
        String number,
        long seq,
        String claimant,
        String region,
        String kind,
        Claim.Status status,
        long claimedAt,
        @Nullable ClaimRelease release,
        @Nullable String previous,
        String requestId,
        String arguments) {
    InvoiceClaim released(ClaimRelease how) {
        return new InvoiceClaim(
                number,
                seq,
                claimant,
                region,
                kind,
                Claim.Status.RELEASED,
                claimedAt,
                how,
                previous,
                requestId,
                arguments);
    }
}
