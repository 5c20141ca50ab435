// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yinzheng.chaincode.authority.Act;
import org.yinzheng.chaincode.json.CanonicalJson;
import org.yinzheng.chaincode.ledger.LedgerKeys;

/** Puts a stamp under a receipt's history and moves its state on. */
final class Stamper {
    private final Act act;

    Stamper(Act act) {
        this.act = act;
    }

    /** What a stamp says beside the step. */
    record Details(
            @Nullable String mandate,
            @Nullable String reason,
            @Nullable String paper,
            @Nullable String related) {}

    /** Writes stamp and state; {@code change} adds to the state what the step brings. */
    StampAnswer stamp(
            ReceiptRecords records,
            ReceiptState state,
            Activity activity,
            Details details,
            UnaryOperator<ReceiptState> change) {
        StampState stamp = new StampState(
                state.code(),
                state.number(),
                state.seq() + 1,
                activity,
                state.stepsWith(activity),
                act.officer().code(),
                details.mandate(),
                details.reason(),
                details.paper(),
                details.related(),
                act.ledger().now(),
                state.stamp(),
                act.requestId());
        act.ledger().put(LedgerKeys.stamp(stamp.code(), stamp.number(), stamp.seq()), stamp);
        records.put(change.apply(state.after(activity, digest(stamp))));
        return answer(stamp);
    }

    /** SHA-256 of the stamp's canonical JSON, hex: the link that the next stamp carries. */
    static String digest(StampState stamp) {
        return HexFormat.of().formatHex(Merkle.sha256(CanonicalJson.bytes(stamp)));
    }

    static StampAnswer answer(StampState stamp) {
        return new StampAnswer(
                stamp.code(),
                stamp.number(),
                stamp.activity(),
                stamp.seq(),
                digest(stamp),
                stamp.at(),
                stamp.related());
    }
}
