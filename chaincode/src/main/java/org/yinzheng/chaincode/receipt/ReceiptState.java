// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * State {@code RST}: what happened to a receipt after it was issued. While nothing did, the key is absent.
 *
 * @param seq number of stamps
 * @param stamp digest of the latest stamp; before the first one the hash of the receipt's leaf
 * @param steps each step that happened and the number of its stamp
 * @param paper commitment of the paper copy's number, once there is one
 * @param red the red receipt ({@code FIS:code:number}) that reversed this one
 * @param redOf the receipt that this red one reverses
 */
public record ReceiptState(
        String code,
        String number,
        long seq,
        String stamp,
        Map<Activity, Long> steps,
        @Nullable String paper,
        @Nullable String red,
        @Nullable String redOf) {
    public ReceiptState {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    /** A receipt to which nothing has happened since it was issued. */
    public static ReceiptState issued(ReceiptNumber receipt, String leafHash) {
        return new ReceiptState(receipt.code(), receipt.number(), 0, leafHash, Map.of(), null, null, null);
    }

    public boolean has(Activity step) {
        return steps.containsKey(step);
    }

    /** Whether a paper copy is out there. */
    public boolean paperOut() {
        return has(Activity.PAPER) && !has(Activity.PAPER_RECALL);
    }

    /** Whether this is a red receipt. */
    public boolean redReceipt() {
        return redOf != null;
    }

    /** The steps in the order in which they happened once this one is added. */
    List<Activity> stepsWith(Activity step) {
        List<Activity> all = new ArrayList<>(steps.keySet());
        all.sort((a, b) -> Long.compare(steps.getOrDefault(a, 0L), steps.getOrDefault(b, 0L)));
        all.add(step);
        return List.copyOf(all);
    }

    ReceiptState after(Activity step, String stampDigest) {
        Map<Activity, Long> more = new TreeMap<>(steps);
        more.put(step, seq + 1);
        return new ReceiptState(code, number, seq + 1, stampDigest, more, paper, red, redOf);
    }

    ReceiptState withPaper(String commitment) {
        return new ReceiptState(code, number, seq, stamp, steps, commitment, red, redOf);
    }

    ReceiptState withRed(ReceiptNumber redReceipt) {
        return new ReceiptState(code, number, seq, stamp, steps, paper, redReceipt.text(), redOf);
    }

    ReceiptState asRedOf(ReceiptNumber original) {
        return new ReceiptState(code, number, seq, stamp, steps, paper, red, original.text());
    }
}
