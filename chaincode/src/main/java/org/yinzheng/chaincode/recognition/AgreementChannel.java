// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** How an agreement is used: shown by the holder, checked online, or nothing handed in at all. */
public enum AgreementChannel {
    SHOW,
    ONLINE_CHECK,
    NOTHING_TO_HAND_IN
}
