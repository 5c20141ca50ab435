// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.ledger.Request;
import org.yinzheng.chaincode.refusal.Require;

/** Request, on the common namespace: the claimant gives an invoice back. */
public record ReleaseInvoiceRequest(String requestId, String number, String reason) implements Request {
    public ReleaseInvoiceRequest {
        Require.uuid(requestId, "requestId");
        Require.digits(number, 20, "number");
        Require.code(reason, "reason");
    }
}
