// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuing key, under KEY in its region's namespace: an interval on the ledger, never deleted, never opened again.
 *
 * @param proposedBy pseudonym of the officer (subject CN)
 * @param proposedAt epoch seconds
 * @param from epoch seconds of the confirmation; absent while PENDING
 * @param notAfter epoch seconds of the planned end
 * @param closedAt epoch seconds of the closing
 * @param closing why it was closed; COMPROMISED makes every credential without an earlier record untrusted
 */
public record KeyState(
        String kid,
        String agency,
        String iss,
        KeyUse use,
        int algorithm,
        String publicKey,
        List<Integer> types,
        Status status,
        String proposedBy,
        long proposedAt,
        @Nullable String confirmedBy,
        @Nullable Long from,
        @Nullable Long notAfter,
        @Nullable String closedBy,
        @Nullable Long closedAt,
        @Nullable Closing closing) {

    /** Where it stands. */
    public enum Status {
        PENDING,
        ACTIVE,
        CLOSED
    }

    /** Why it was closed. */
    public enum Closing {
        NORMAL,
        COMPROMISED
    }

    public KeyState {
        types = List.copyOf(types);
    }
}
