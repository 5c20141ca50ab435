// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What is left to claim of a receipt; only who holds its secret can tell. */
public final class ClaimRest {
    private static final String REST = "rest";
    private static final String AMOUNT = "amount";

    private ClaimRest() {}

    /**
     * The rest in fen after the account's latest claim and the releases since.
     *
     * @param returned the claims that {@link ClaimAccountState#returned} names
     * @return nothing if the secret is not the receipt's
     */
    public static Optional<Long> of(ReceiptSecret secret, ClaimAccountState account, List<ClaimState> returned) {
        Optional<Long> rest = SealedAmount.open(
                secret,
                new SealedAmount.Place(receipt(account), account.sealedSeq(), REST, account.sealedBy()),
                account.sealedRest());
        for (ClaimState claim : returned) {
            rest = rest.flatMap(sum -> amount(secret, claim).map(back -> Math.addExact(sum, back)));
        }
        return rest;
    }

    /** The amount of a claim in fen, or nothing if the secret is not the receipt's. */
    public static Optional<Long> amount(ReceiptSecret secret, ClaimState claim) {
        ReceiptNumber receipt = new ReceiptNumber(claim.code(), claim.number());
        return SealedAmount.open(
                secret,
                new SealedAmount.Place(receipt, claim.seq(), AMOUNT, claim.transactionId()),
                claim.sealedAmount());
    }

    static String sealAmount(ReceiptSecret secret, ReceiptNumber receipt, long seq, String transaction, long fen) {
        return SealedAmount.seal(secret, new SealedAmount.Place(receipt, seq, AMOUNT, transaction), fen);
    }

    static String sealRest(ReceiptSecret secret, ReceiptNumber receipt, long seq, String transaction, long fen) {
        return SealedAmount.seal(secret, new SealedAmount.Place(receipt, seq, REST, transaction), fen);
    }

    static String commitment(ReceiptSecret secret, ReceiptNumber receipt, long seq, String transaction, long fen) {
        byte[] hash = secret.keyed("yinzheng receipt rest")
                .part(receipt.text())
                .part(seq)
                .part(transaction)
                .part(fen)
                .hash();
        return HexFormat.of().formatHex(hash);
    }

    private static ReceiptNumber receipt(ClaimAccountState account) {
        return new ReceiptNumber(account.code(), account.number());
    }
}
