// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.report;

import java.time.LocalDate;

/**
 * One day that is compared with a unit's own list.
 *
 * @param account whose it is, in whose name the receipts are opened
 * @param receipts how many the day has
 * @param opened how many of them were opened
 */
record Comparison(
        String id,
        String organisation,
        String agency,
        String account,
        LocalDate day,
        State state,
        int receipts,
        int opened) {
    enum State {
        RUNNING,
        DONE,
        /** Its account is gone, or something failed. */
        STOPPED
    }

    /** Whole per cent of the day's receipts. */
    public int percent() {
        if (state == State.DONE) {
            return 100;
        }
        return receipts == 0 ? 0 : Math.min(99, (int) (100L * opened / receipts));
    }

    boolean running() {
        return state == State.RUNNING;
    }
}
