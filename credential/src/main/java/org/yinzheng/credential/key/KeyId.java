// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.credential.key;

import java.util.Arrays;
import java.util.HexFormat;
import org.yinzheng.credential.record.Sha256;

/**
 * The hint by which a code names its issuer's key: the first 8 bytes of SHA-256 over the SubjectPublicKeyInfo (DER,
 * named curve, uncompressed point). Two keys may share it, so a verifier tries each.
 */
public final class KeyId {
    /** Bytes of a key identifier. */
    public static final int LENGTH = 8;

    private final byte[] bytes;

    public KeyId(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key identifier has 8 bytes, this has " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** The identifier of the key with this SubjectPublicKeyInfo. */
    public static KeyId ofSpki(byte[] spki) {
        return new KeyId(Arrays.copyOf(Sha256.of(spki), LENGTH));
    }

    /** Reads the 16 hexadecimal digits of {@link #hex()}. */
    public static KeyId ofHex(String hex) {
        return new KeyId(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** 16 lower-case hexadecimal digits, the key's name on the ledger. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyId id && Arrays.equals(bytes, id.bytes);
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
