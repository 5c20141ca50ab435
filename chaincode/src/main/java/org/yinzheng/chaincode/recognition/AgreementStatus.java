// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.recognition;

/** Where an agreement as a whole stands. */
public enum AgreementStatus {
    PROPOSED,
    ACCEPTED,
    IN_FORCE,
    SUSPENDED,
    ENDED,
    REJECTED,
    WITHDRAWN,
    SUPERSEDED
}
