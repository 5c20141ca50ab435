// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** What the recogniser decided. */
public enum Finding {
    RECOGNISED,
    REFUSED,
    OBJECTION
}
