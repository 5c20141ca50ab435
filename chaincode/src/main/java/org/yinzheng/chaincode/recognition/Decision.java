// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** What a party does with its own part of an agreement. */
public enum Decision {
    ACCEPT,
    REJECT,
    WITHDRAW,
    SUSPEND,
    RESUME,
    END
}
