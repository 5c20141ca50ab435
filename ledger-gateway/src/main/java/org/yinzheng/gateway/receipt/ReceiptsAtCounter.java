// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.Objects;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.authority.Labels;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.receipt.ReceiptNumber;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.counter.CounterDocuments;
import org.yinzheng.gateway.document.DocumentKind;
import org.yinzheng.gateway.issuing.HandOut;

/** Receipts as a counter hands them out. */
@Component
class ReceiptsAtCounter implements CounterDocuments {
    private final ReceiptReader reader;
    private final ReceiptLife life;
    private final ReceiptDrafting drafting;
    private final HandOut handOut;

    ReceiptsAtCounter(ReceiptReader reader, ReceiptLife life, ReceiptDrafting drafting, HandOut handOut) {
        this.reader = reader;
        this.life = life;
        this.drafting = drafting;
        this.handOut = handOut;
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.RECEIPT;
    }

    @Override
    public Labels type(Caller caller, int type) {
        return drafting.type(caller, type).labels();
    }

    @Override
    public boolean counts(Caller caller, String identifier) {
        var number = number(identifier);
        var state = life.view(caller, number.code(), number.number()).state();
        return state == null || !state.has(Activity.REVERSE);
    }

    @Override
    public boolean heldBy(Caller caller, String identifier, String payer) {
        var number = number(identifier);
        return reader.own(caller, number.code(), number.number(), "COUNTER").content().holders().stream()
                .anyMatch(holder -> holder.code().equals(payer));
    }

    @Override
    public byte[] page(Caller caller, String identifier) {
        var number = number(identifier);
        var document = reader.own(caller, number.code(), number.number(), "HAND-OUT");
        var type = drafting.type(caller, document.summary().type());
        var title = number.code() + " " + number.number();
        return Objects.requireNonNull(
                handOut.pdf(caller, document, type, title, document.content().secret("checkValue"))
                        .getBody());
    }

    /** A receipt's document is named {@code code:number}. */
    private static ReceiptNumber number(String identifier) {
        int colon = identifier.indexOf(':');
        return new ReceiptNumber(identifier.substring(0, Math.max(0, colon)), identifier.substring(colon + 1));
    }
}
