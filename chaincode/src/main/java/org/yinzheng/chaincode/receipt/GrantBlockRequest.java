// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.codes.SocialCreditCode;
import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request: a finance body grants numbers to a unit.
 *
 * @param code receipt code, 8 digits; the first two are those of the region
 * @param first first number, 10 digits, not granted before
 * @param last last number, 10 digits
 * @param unit social credit code of the issuing unit
 * @param lanes how many transactions shall be able to issue at the same time, 1 to 64
 */
public record GrantBlockRequest(String requestId, String code, String first, String last, String unit, int lanes)
        implements Request {
    public GrantBlockRequest {
        Require.uuid(requestId, "requestId");
        ReceiptNumber.checkCode(code);
        ReceiptNumber.checkNumber(first, "first");
        ReceiptNumber.checkNumber(last, "last");
        SocialCreditCode.check(unit, "unit");
    }
}
