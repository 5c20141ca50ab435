// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.localpeer.ledger;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far of something that is open as a whole or not at all. */
final class Opening {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T one) {
        opened.push(one);
        return one;
    }

    /** Closes everything, the newest first, because of a failure that goes on its way. */
    <E extends Exception> E broken(E failure) {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                // what close may throw; the failure that brought us here is the one to tell of, and the rest is closed
                // too
                failure.addSuppressed(e);
            }
        }
        return failure;
    }
}
