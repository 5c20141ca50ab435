// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: the issuing unit stamps a step.
 *
 * @param activity DELIVER, PAPER, PAPER_RECALL or ARCHIVE
 * @param paper for PAPER: commitment of the paper copy's number, 64 hex digits
 * @param mandate commitment of the mandate, 64 hex digits
 */
public record StampRequest(
        String requestId,
        String code,
        String number,
        Activity activity,
        InclusionProof proof,
        @Nullable String paper,
        @Nullable String mandate)
        implements Request {
    public StampRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.present(activity, "activity");
        Require.present(proof, "proof");
        Require.digestIfPresent(paper, "paper");
        Require.that(
                (activity == Activity.PAPER) == (paper != null),
                "paper goes with the activity PAPER, and only with it");
        Require.that(
                activity != Activity.REVERSE && activity != Activity.RED_ISSUE,
                "activity must be DELIVER, PAPER, PAPER_RECALL or ARCHIVE");
        Require.digestIfPresent(mandate, "mandate");
    }
}
