// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

import java.util.List;

/** The argument of a state-changing function. */
public interface Request {
    /** A UUID that names this wish of the caller: sent again with the same arguments it has the same answer. */
    String requestId();

    /**
     * The records of the namespace called that the function certainly reads when it does what is asked: they are read together,
     * before anything else. Follows from the arguments alone.
     */
    default List<LedgerKeys.Key> readsAhead() {
        return List.of();
    }
}
