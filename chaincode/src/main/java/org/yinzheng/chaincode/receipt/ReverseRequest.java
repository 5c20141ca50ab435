// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: the issuing unit reverses a receipt and issues the red one in the same transaction. Transient: {@code total},
 * {@code secret}, {@code redSecret}.
 *
 * @param proof shows that the receipt was issued
 * @param reason reason code, such as ISSUED_IN_ERROR
 * @param red the red receipt, a batch of one; of the same type; its leaf commits to the negative total
 * @param mandate commitment of the mandate, 64 hex digits
 */
public record ReverseRequest(
        String requestId,
        String code,
        String number,
        InclusionProof proof,
        String reason,
        RedReceipt red,
        @Nullable String mandate)
        implements Request {
    public ReverseRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.present(proof, "proof");
        Require.code(reason, "reason");
        Require.present(red, "red");
        Require.digestIfPresent(mandate, "mandate");
    }
}
