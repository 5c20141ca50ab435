// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yinzheng.chaincode.receipt.Activity;
import org.yinzheng.chaincode.registry.LicenceType;
import org.yinzheng.gateway.access.Caller;
import org.yinzheng.gateway.document.Document;
import org.yinzheng.gateway.document.DocumentSummary;
import org.yinzheng.gateway.issuing.HandOut;

/**
 * What wallets need of receipts. A receipt is claimed upon with the code that its issue recorded, so a wallet carries that
 * very code.
 */
@Component
public final class ReceiptWallets {
    private static final String PURPOSE = "WALLET";

    private final ReceiptReader reader;
    private final ReceiptDrafting drafting;
    private final HandOut handOut;

    ReceiptWallets(ReceiptReader reader, ReceiptDrafting drafting, HandOut handOut) {
        this.reader = reader;
        this.drafting = drafting;
        this.handOut = handOut;
    }

    public LicenceType type(Caller caller, int number) {
        return drafting.type(caller, number);
    }

    /** What is known here of a receipt of the caller's unit, without opening it. */
    public Optional<DocumentSummary> summary(Caller caller, String code, String number) {
        return reader.summary(caller, code, number);
    }

    /** The receipt, opened for its holder; the reading is recorded. */
    public Document open(Caller caller, String code, String number) {
        return reader.own(caller, code, number, PURPOSE);
    }

    /** By which the ledger knows the receipt's code, hex. */
    public static String digest(Document receipt) {
        return OwnReceipts.credential(receipt).digest().hex();
    }

    /** Whether it was reversed, or is itself the red receipt of a reversal. */
    public boolean reversed(Caller caller, String code, String number) {
        var document = open(caller, code, number);
        var first =
                BatchPlace.of(document.content()).map(BatchPlace::batchFirst).orElse(null);
        var state = reader.onLedger(caller, code, number, first).state();
        return state != null && (state.has(Activity.REVERSE) || state.redReceipt());
    }

    /** The printed page. */
    public byte[] pdf(Caller caller, String code, String number) {
        var document = open(caller, code, number);
        var type = drafting.type(caller, document.summary().type());
        var page = handOut.pdf(
                caller, document, type, code + " " + number, document.content().secret("checkValue"));
        return Objects.requireNonNull(page.getBody());
    }
}
