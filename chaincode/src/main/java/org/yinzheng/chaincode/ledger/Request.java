// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.ledger;

/** The argument of a state-changing function. */
public interface Request {
    /** A UUID that names this wish of the caller: sent again with the same arguments it has the same answer. */
    String requestId();
}
