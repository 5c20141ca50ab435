// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.refusal.Refusal;

/** Whether a claim may be made or ended. Pure: the amounts are arguments, nothing is read. */
final class ClaimRules {
    /** More open claims on one receipt than any honest use needs. */
    static final int MOST_OPEN = 32;

    private ClaimRules() {}

    /**
     * Whether a claim may be made.
     *
     * @param account null while nobody has claimed
     * @param restFen what is left, in fen
     * @return nothing if it may, else the reason
     */
    static Optional<Refusal> claim(
            ReceiptState state, @Nullable ClaimAccountState account, long restFen, long amountFen, boolean exclusive) {
        if (state.redReceipt()) {
            return Optional.of(Refusal.RED_RECEIPT);
        }
        if (state.has(Activity.REVERSE)) {
            return Optional.of(Refusal.RECEIPT_REVERSED);
        }
        if (amountFen <= 0) {
            return Optional.of(Refusal.AMOUNT_NOT_POSITIVE);
        }
        if (account != null) {
            Optional<Refusal> taken = besideOthers(account, exclusive);
            if (taken.isPresent()) {
                return taken;
            }
        }
        if (restFen <= 0) {
            return Optional.of(Refusal.ALREADY_CLAIMED);
        }
        return amountFen > restFen ? Optional.of(Refusal.CLAIM_EXCEEDS_REST) : Optional.empty();
    }

    private static Optional<Refusal> besideOthers(ClaimAccountState account, boolean exclusive) {
        boolean others = !account.open().isEmpty();
        if (others && (exclusive || account.exclusive())) {
            return Optional.of(Refusal.ALREADY_CLAIMED);
        }
        return account.open().size() < MOST_OPEN ? Optional.empty() : Optional.of(Refusal.TOO_MANY_CLAIMS);
    }
}
