// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.authority;

import org.yinzheng.chaincode.refusal.Refusal;
import org.yinzheng.chaincode.refusal.RefusedException;

/** The rule of sequence numbers: who changes an object says which state of it was read. */
public final class Sequence {
    private Sequence() {}

    /** Refuses unless the number that was read is the current one. */
    public static void require(long current, long read) {
        if (current != read) {
            throw new RefusedException(
                    Refusal.SEQUENCE_MISMATCH,
                    "the object has changed since it was read: its sequence number is " + current);
        }
    }
}
