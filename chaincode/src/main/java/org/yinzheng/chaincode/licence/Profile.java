// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** The form of a recorded credential. */
public enum Profile {
    PRINT,
    WALLET
}
