// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.receipt;

import org.jspecify.annotations.Nullable;
import org.yinzheng.gateway.outbox.Outcome;

/** Holds the lane that a request took, if it took one, and gives it back when the request ends. */
final class Hand implements AutoCloseable {
    private NumberLanes.@Nullable Taken taken;

    NumberLanes.Taken hold(NumberLanes.Taken lane) {
        taken = lane;
        return lane;
    }

    /** The numbers are used up if this very request recorded it. */
    void recorded(Outcome outcome) {
        if (taken != null && outcome.recorded() && !outcome.repeated()) {
            taken.recorded();
        }
    }

    @Override
    public void close() {
        if (taken != null) {
            taken.close();
        }
    }
}
