// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State {@code STP}, write-once: one step of a receipt's life (盖戳, DA/T 95-2022 E.1), linked to the one before.
 *
 * @param seq 1 and up without gaps
 * @param after every step that has happened by now, in order
 * @param actor the acting agency's social credit code
 * @param mandate commitment of the mandate under which it acted, hex
 * @param reason reason code of a reversal
 * @param paper commitment of the paper copy's number, hex
 * @param related the other receipt of a reversal, {@code FIS:code:number}
 * @param at record time, epoch seconds
 * @param previous digest of the stamp before; of the first one the hash of the receipt's leaf
 * @param requestId request that made the stamp
 */
public record StampState(
        String code,
        String number,
        long seq,
        Activity activity,
        List<Activity> after,
        String actor,
        @Nullable String mandate,
        @Nullable String reason,
        @Nullable String paper,
        @Nullable String related,
        long at,
        String previous,
        String requestId) {
    public StampState {
        after = List.copyOf(after);
    }
}
