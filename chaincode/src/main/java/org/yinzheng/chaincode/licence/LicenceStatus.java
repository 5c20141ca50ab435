// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.licence;

/** The state of a licence on the ledger. Past validTo it reads as expired without any write. */
public enum LicenceStatus {
    VALID,
    SUSPENDED,
    LAPSED,
    CANCELLED,
    WITHDRAWN,
    REVOKED,
    MOVED_OUT
}
