// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;

/**
 * Request: the issuing unit reverses a receipt and issues the red one in the same transaction. Transient: {@code total},
 * {@code secret}, {@code redSecret}.
 *
 * @param proof shows that the receipt was issued
 * @param reason reason code, such as ISSUED_IN_ERROR
 * @param red the red receipt, a batch of one; its leaf commits to the negative total
 * @param mandate commitment of the mandate, 64 hex digits
 */
public record ReverseReceipt(
        String requestId,
        String code,
        String number,
        InclusionProof proof,
        String reason,
        RedReceipt red,
        @Nullable String mandate) {}
