// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.record;

/**
 * A receipt's place in its batch: {@code SHA-256(0x00 ‖ digest ‖ commitment of the total)}, an RFC 6962 leaf hash. The
 * issuing transaction carries digest and commitment of each receipt in order; the ledger keeps the root.
 */
public final class ReceiptLeaf {
    private static final byte[] LEAF = {0};

    private ReceiptLeaf() {}

    /**
     * The leaf hash, 32 bytes.
     *
     * @param totalCommitment 32 bytes
     */
    public static byte[] hash(LedgerDigest digest, byte[] totalCommitment) {
        return Sha256.of(LEAF, digest.bytes(), checked(totalCommitment));
    }

    /** The 64 bytes that travel in the issuing transaction: digest ‖ commitment. */
    public static byte[] carried(LedgerDigest digest, byte[] totalCommitment) {
        byte[] carried = new byte[2 * LedgerDigest.LENGTH];
        System.arraycopy(digest.bytes(), 0, carried, 0, LedgerDigest.LENGTH);
        System.arraycopy(checked(totalCommitment), 0, carried, LedgerDigest.LENGTH, LedgerDigest.LENGTH);
        return carried;
    }

    private static byte[] checked(byte[] totalCommitment) {
        if (totalCommitment.length != LedgerDigest.LENGTH) {
            throw new IllegalArgumentException("a commitment has 32 bytes, this has " + totalCommitment.length);
        }
        return totalCommitment;
    }
}
