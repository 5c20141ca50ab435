// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.refusal.Require;

/** Query, on the common namespace: the use of a fully digital invoice of 20 digits. */
public record InvoiceQuery(String number) {
    public InvoiceQuery {
        Require.digits(number, 20, "number");
    }
}
