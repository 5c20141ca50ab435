// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.problem;

/** What was sent makes no order: thrown by records that are built from requests, in words for the caller. */
public final class InvalidRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param accepted what would be accepted; never what was sent */
    public InvalidRequestException(String accepted) {
        super(accepted);
    }
}
