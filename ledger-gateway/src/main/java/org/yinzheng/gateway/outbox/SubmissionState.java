// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

/** Where a change stands on its way to the ledger. */
public enum SubmissionState {
    /** Stored and on its way. */
    PENDING,
    /** Sent, no answer yet: it is asked again, and the same bytes may be sent again. */
    UNKNOWN,
    /** In a block, VALID. */
    RECORDED,
    /** Certainly not on the ledger: in a block and invalid, or refused when it was endorsed again. */
    REFUSED,
    /** Never heard of within the bound, and shut out by a fence on the ledger: it can no longer be recorded. */
    FENCED;

    /** Nothing changes any more. */
    public boolean settled() {
        return this != PENDING && this != UNKNOWN;
    }
}
