// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.yinzheng.chaincode.ledger.Ledger;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;
import org.yinzheng.chaincode.refusal.Require;

/** The transient fields of a call, parsed; a refusal never repeats them. */
final class ReceiptSecrets {
    private static final int LONGEST = 15;

    private final Ledger ledger;

    ReceiptSecrets(Ledger ledger) {
        this.ledger = ledger;
    }

    ReceiptSecret secret(String name) {
        byte[] bytes = ledger.secret(name);
        Require.that(
                bytes.length == ReceiptSecret.SIZE,
                Refusal.TRANSIENT_INVALID,
                "the transient value " + name + " must have 32 bytes");
        return new ReceiptSecret(bytes);
    }

    long fen(String name) {
        byte[] bytes = ledger.secret(name);
        String text = new String(bytes, StandardCharsets.US_ASCII);
        boolean digits = text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new RefusedException(
                    Refusal.TRANSIENT_INVALID,
                    "the transient value " + name + " must be fen in 1 to " + LONGEST + " decimal digits");
        }
        return Long.parseLong(text);
    }

    /** Refuses unless secret and total open the commitment of the receipt's leaf. */
    static void requireOpens(ReceiptSecret secret, ReceiptNumber receipt, long totalFen, ReceiptLeaf leaf) {
        Require.that(
                opens(secret, receipt, totalFen, leaf),
                Refusal.SECRET_WRONG,
                "total and secret must be those of the receipt");
    }

    static boolean opens(ReceiptSecret secret, ReceiptNumber receipt, long totalFen, ReceiptLeaf leaf) {
        return HexFormat.of()
                .formatHex(TotalCommitment.of(secret, receipt, totalFen))
                .equals(leaf.commitment());
    }
}
