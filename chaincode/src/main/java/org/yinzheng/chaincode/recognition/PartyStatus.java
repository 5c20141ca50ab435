// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** Where one party's part of an agreement stands. A proposer that wrote nothing has accepted by proposing. */
public enum PartyStatus {
    ACCEPTED,
    REJECTED,
    WITHDRAWN,
    SUSPENDED,
    ENDED
}
