// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.approval;

import java.util.List;
import org.yinzheng.gateway.access.Caller;

/** What waits for a second person on pages of its own, beside the requests that are kept here. */
public interface OtherWaiting {
    /** What this approver may confirm now, newest first; others have asked for it. */
    List<Item> waitingFor(Caller approver);

    /**
     * @param kind its message is {@code approval.<kind>}
     * @param address of the page on which it is confirmed
     * @param askedBy account
     * @param askedAt epoch milliseconds
     */
    record Item(String kind, String address, String askedBy, long askedAt) {}
}
