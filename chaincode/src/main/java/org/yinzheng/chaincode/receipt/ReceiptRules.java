// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.Optional;
import org.yinzheng.chaincode.refusal.Refusal;

/** Which step may follow in which state of a receipt. Pure: no ledger, no clock, no caller. */
public final class ReceiptRules {
    private ReceiptRules() {}

    /**
     * Whether a step may follow.
     *
     * @param openClaims how many claims are in force
     * @return nothing if it may, else the reason
     */
    public static Optional<Refusal> step(ReceiptState state, Activity step, int openClaims) {
        if (state.has(step)) {
            return Optional.of(repeated(step));
        }
        if (state.has(Activity.ARCHIVE)) {
            return Optional.of(Refusal.RECEIPT_ARCHIVED);
        }
        return switch (step) {
            case DELIVER, PAPER -> refuseIf(state.has(Activity.REVERSE), Refusal.RECEIPT_REVERSED);
            case PAPER_RECALL -> refuseIf(!state.has(Activity.PAPER), Refusal.NO_PAPER_COPY);
            case REVERSE -> reversal(state, openClaims);
            case RED_ISSUE -> refuseIf(state.seq() > 0, Refusal.NUMBER_TAKEN);
            case ARCHIVE -> Optional.empty();
        };
    }

    private static Optional<Refusal> reversal(ReceiptState state, int openClaims) {
        if (state.redReceipt()) {
            return Optional.of(Refusal.RED_RECEIPT);
        }
        if (openClaims > 0) {
            return Optional.of(Refusal.RECEIPT_CLAIMED);
        }
        return refuseIf(state.paperOut(), Refusal.PAPER_NOT_RECALLED);
    }

    private static Refusal repeated(Activity step) {
        return switch (step) {
            case DELIVER -> Refusal.ALREADY_DELIVERED;
            case PAPER -> Refusal.PAPER_ALREADY_ISSUED;
            case PAPER_RECALL -> Refusal.PAPER_ALREADY_RECALLED;
            case ARCHIVE -> Refusal.RECEIPT_ARCHIVED;
            case REVERSE -> Refusal.RECEIPT_REVERSED;
            case RED_ISSUE -> Refusal.NUMBER_TAKEN;
        };
    }

    private static Optional<Refusal> refuseIf(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }
}
