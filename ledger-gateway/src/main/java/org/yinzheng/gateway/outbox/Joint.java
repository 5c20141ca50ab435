// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.outbox;

import java.util.List;
import org.yinzheng.gateway.ledger.LedgerCall;

/** What lets a change be recorded by one call together with others of its kind. */
public interface Joint {
    /** Changes of one client identity whose kinds are equal may be made by one call. */
    Object kind();

    /**
     * One call for all of these.
     *
     * @param requestId the call's own, besides those of the changes
     * @param parts of the same kind, at least two
     */
    LedgerCall call(String requestId, List<Joint> parts);
}
