// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: the issuing unit objects to a claim on its receipt.
 *
 * @param seq the claim
 * @param proof shows that the receipt is the unit's
 * @param reason reason code
 * @param statement commitment of the statement, 64 hex digits
 */
public record ObjectToClaimRequest(
        String requestId, String code, String number, long seq, InclusionProof proof, String reason, String statement)
        implements Request {
    public ObjectToClaimRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.range(seq, 1, Integer.MAX_VALUE, "seq");
        Require.present(proof, "proof");
        Require.code(reason, "reason");
        Require.digest(statement, "statement");
    }
}
