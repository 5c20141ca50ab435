// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.Map;
import java.util.Objects;
import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/** What a refusal of the rules tells the caller: never an amount, never who claimed. */
final class RefusalWords {
    private static final Map<Refusal, String> WORDS = Map.ofEntries(
            Map.entry(Refusal.ALREADY_DELIVERED, "the receipt was delivered already"),
            Map.entry(Refusal.PAPER_ALREADY_ISSUED, "a paper copy with another number exists; there is only one"),
            Map.entry(Refusal.PAPER_ALREADY_RECALLED, "the paper copy was recalled already"),
            Map.entry(Refusal.PAPER_NOT_RECALLED, "the paper copy must be declared recalled first"),
            Map.entry(Refusal.NO_PAPER_COPY, "there is no paper copy to recall"),
            Map.entry(Refusal.RECEIPT_ARCHIVED, "the receipt is archived; nothing follows"),
            Map.entry(Refusal.RECEIPT_REVERSED, "the receipt was reversed"),
            Map.entry(Refusal.RECEIPT_CLAIMED, "every claim on the receipt must be given back first"),
            Map.entry(Refusal.RED_RECEIPT, "a red receipt can be neither claimed nor reversed"),
            Map.entry(Refusal.NUMBER_TAKEN, "this number was issued already"),
            Map.entry(Refusal.AMOUNT_NOT_POSITIVE, "the amount must be 1 fen or more"),
            Map.entry(Refusal.ALREADY_CLAIMED, "the receipt is claimed"),
            Map.entry(Refusal.CLAIM_EXCEEDS_REST, "the amount exceeds what is left of the total"),
            Map.entry(
                    Refusal.TOO_MANY_CLAIMS, "at most " + ClaimRules.MOST_OPEN + " claims can be open on one receipt"),
            Map.entry(
                    Refusal.BLOCK_RANGE_WRONG,
                    "a block begins at 1 or later and has 1 to " + NumberBlockRules.LARGEST_BLOCK + " numbers"),
            Map.entry(
                    Refusal.LANES_WRONG,
                    "lanes must be 1 to " + NumberBlockRules.MOST_LANES + " and no more than the block has numbers"),
            Map.entry(Refusal.BLOCK_USED_UP, "the lane has fewer numbers left; use another lane or block"));

    private RefusalWords() {}

    static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal, Objects.requireNonNull(WORDS.get(refusal), refusal::name));
    }

    static RefusedException refused(Refusal refusal, String more) {
        return new RefusedException(refusal, Objects.requireNonNull(WORDS.get(refusal), refusal::name) + more);
    }
}
