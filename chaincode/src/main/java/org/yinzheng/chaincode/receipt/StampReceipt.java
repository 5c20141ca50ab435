// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * Request: the issuing unit stamps a step.
 *
 * @param activity DELIVER, PAPER, PAPER_RECALL or ARCHIVE
 * @param paper for PAPER: commitment of the paper copy's number, 64 hex digits
 * @param mandate commitment of the mandate, 64 hex digits
 */
public record StampReceipt(
        String requestId,
        String code,
        String number,
        Activity activity,
        InclusionProof proof,
        @Nullable String paper,
        @Nullable String mandate) {}
