// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The digest by which the ledger knows a credential: {@code SHA-256("YZ1" ‖ Sig_structure)}. It leaves the signature
 * out, so it is the same for every showing and for the malleable twin of an ECDSA signature.
 */
public final class LedgerDigest {
    /** Bytes of a digest. */
    public static final int LENGTH = 32;

    private static final byte[] DOMAIN = "YZ1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    public LedgerDigest(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a digest has 32 bytes, this has " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** The digest of what a signature covers. */
    public static LedgerDigest ofSigStructure(byte[] sigStructure) {
        return new LedgerDigest(Sha256.of(DOMAIN, sigStructure));
    }

    /** Reads the 64 hexadecimal digits of {@link #hex()}. */
    public static LedgerDigest ofHex(String hex) {
        return new LedgerDigest(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerDigest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
