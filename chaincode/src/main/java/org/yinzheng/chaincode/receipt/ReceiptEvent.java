// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;

/**
 * What the events of a receipt's life carry: {@code receipt.stamped}, {@code receipt.reversed}, {@code receipt.claimed},
 * {@code receipt.unclaimed}, {@code receipt.released}, {@code receipt.objected}.
 *
 * @param step the activity, or for a claim its kind
 * @param seq number of the stamp or claim
 * @param stamp digest of the stamp
 * @param related the red receipt
 */
public record ReceiptEvent(
        String code,
        String number,
        String step,
        long seq,
        @Nullable String stamp,
        @Nullable String related,
        String requestId) {
    static void stamped(Act act, StampAnswer answer) {
        String name = answer.activity() == Activity.REVERSE ? "receipt.reversed" : "receipt.stamped";
        act.ledger()
                .event(
                        name,
                        new ReceiptEvent(
                                answer.code(),
                                answer.number(),
                                answer.activity().name(),
                                answer.seq(),
                                answer.stamp(),
                                answer.related(),
                                act.requestId()));
    }

    static void claim(Act act, String name, ReceiptNumber receipt, String step, long seq) {
        act.ledger()
                .event(
                        name,
                        new ReceiptEvent(receipt.code(), receipt.number(), step, seq, null, null, act.requestId()));
    }
}
