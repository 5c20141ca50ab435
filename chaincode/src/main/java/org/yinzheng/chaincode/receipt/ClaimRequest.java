// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: a claim of a part of a receipt's total. Transient: {@code total}, {@code amount}, {@code secret}. To be endorsed
 * by the owner's region and the claimant's.
 *
 * @param proof shows that the receipt was issued with that total
 * @param kind code, such as MEDICAL_INSURANCE, COMMERCIAL_INSURANCE, REIMBURSEMENT
 * @param exclusive whether no other claim may stand beside this one
 */
public record ClaimRequest(
        String requestId, String code, String number, InclusionProof proof, String kind, boolean exclusive)
        implements Request {
    public ClaimRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(number, "number");
        Require.present(proof, "proof");
        Require.code(kind, "kind");
    }
}
