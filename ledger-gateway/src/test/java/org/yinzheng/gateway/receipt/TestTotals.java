// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import org.yinzheng.gateway.TestGateway;
import org.yinzheng.gateway.document.DocumentStore;

/** Totals of receipts that a test keeps, of kinds that a gateway knows, for the tests of other packages. */
public final class TestTotals {
    private TestTotals() {}

    /** Of days without receipts. */
    @SuppressWarnings("NullAway")
    public static ReceiptTotals empty(DocumentStore documents) {
        return new ReceiptTotals(documents, null);
    }

    public static ReceiptTotals in(DocumentStore documents, TestGateway gateway) {
        return new ReceiptTotals(documents, gateway.bean(ReceiptDrafting.class));
    }
}
