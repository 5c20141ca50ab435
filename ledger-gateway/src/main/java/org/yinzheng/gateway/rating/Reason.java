// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.gateway.rating;

/** What was wrong, for the two low grades. */
public enum Reason {
    WAITED_TOO_LONG,
    NOT_TOLD_AT_ONCE,
    ASKED_TOO_MUCH,
    UNFRIENDLY,
    SYSTEM_FAILED,
    OTHER
}
