// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.status;

/** What a status list says of a licence, in two bits. Why, only the ledger knows. */
public enum LicenceStatus {
    VALID,
    /** Revoked 吊销, withdrawn 撤销 or cancelled 注销. */
    ENDED,
    SUSPENDED,
    /** Superseded, expired by act, or moved to another region. */
    LAPSED;

    private static final LicenceStatus[] BY_BITS = values();

    int bits() {
        return ordinal();
    }

    static LicenceStatus of(int bits) {
        return BY_BITS[bits];
    }
}
