// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request of {@code Unclaim} (by the claimant) and {@code Release} (by the supervising body, after an objection).
 *
 * @param seq the claim
 * @param reason reason code
 */
public record EndClaimRequest(String requestId, String code, String number, long seq, String reason)
        implements Request {
    public EndClaimRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.code(reason, "reason");
    }
}
