// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/**
 * Request, on the common namespace: exclusive use of a fully digital invoice.
 *
 * @param number 20 digits
 * @param kind code, such as REIMBURSEMENT
 */
public record StampInvoiceRequest(String requestId, String number, String kind) implements Request {
    public StampInvoiceRequest {
        Require.uuid(requestId, "requestId");
        Require.digits(number, 20, "number");
        Require.code(kind, "kind");
    }
}
