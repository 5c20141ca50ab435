// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.chaincode.receipt;

import org.yinzheng.chaincode.refusal.Require;

/**
 * The secret that a receipt's holder proves to have: derived from the credential's id (claim {@code cti}, 16 random bytes),
 * which stands in the receipt and never on the ledger. Numbers run on, so knowing a number must not be enough to claim.
 *
 * @param bytes 32 bytes; travels as transient data only
 */
public record ReceiptSecret(byte[] bytes) {
    /** Bytes of a secret. */
    public static final int SIZE = 32;

    private static final int CREDENTIAL_ID_SIZE = 16;

    public ReceiptSecret {
        Require.that(bytes.length == SIZE, "a receipt's secret must have " + SIZE + " bytes");
        bytes = bytes.clone();
    }

    /** The secret of the receipt whose credential carries this id. */
    public static ReceiptSecret of(byte[] credentialId) {
        Require.that(credentialId.length == CREDENTIAL_ID_SIZE, "a credential id must have 16 bytes");
        return new ReceiptSecret(new KeyedHash(credentialId, "yinzheng receipt secret").hash());
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    KeyedHash keyed(String purpose) {
        return new KeyedHash(bytes, purpose);
    }

    @Override
    public String toString() {
        return "ReceiptSecret[hidden]";
    }
}
